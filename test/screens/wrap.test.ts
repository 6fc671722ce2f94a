import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf } from '../../screens/width.ts';
import { wrap } from '../../screens/wrap.ts';

test('words stay whole', () => {
  expect(wrap('the secret regcred is absent in prod', 16)).toEqual([
    'the secret',
    'regcred is',
    'absent in prod',
  ]);
});

test('Chinese breaks between characters, and no line begins with a closing mark', () => {
  expect(wrap('后面的步骤要登录这台服务；没有就不行。', 12)).toEqual([
    '后面的步骤要',
    '登录这台服',
    '务；没有就不',
    '行。',
  ]);
});

test('a word that is longer than a line is cut, and nothing of it is lost', () => {
  const url = 'https://vpc.console.example.com/eip/us-east-1/eips';

  expect(wrap(`see ${url}`, 20).join('')).toBe(`see${url}`);
});

test('line breaks of the text stay', () => {
  expect(wrap('one\n\ntwo', 10)).toEqual(['one', '', 'two']);
});

test('no line is ever wider than asked for, and nothing but blanks is lost', () => {
  const text = fc
    .array(fc.constantFrom('集', '群', 'a', 'bc', ' ', '，', '。', '(', ')', 'é', '👍'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (all, width) => {
      const lines = wrap(all, width);

      expect(lines.every((line) => widthOf(line) <= width)).toBe(true);
      expect(lines.join('').replaceAll(' ', '')).toBe(all.replaceAll(' ', ''));
    }),
  );
});
