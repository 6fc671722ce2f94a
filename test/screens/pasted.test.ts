import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pastedText, visibleText } from '../../screens/pasted.ts';

test.each([
  ['47.91.20.7\n', '47.91.20.7'],
  ['\r\n  47.91.20.7 \r\n\r\n', '47.91.20.7'],
  ['a\tb', 'a b'],
  ['\u001B[31mred\u001B[0m ip\u0007', 'red ip'],
  ['\u001B]0;title\u0007name', 'name'],
  ['ng\u200Binx\uFEFF', 'nginx'],
  ['', ''],
])('of %j the field takes %j', (text, taken) => {
  expect(pastedText(text)).toEqual({ ok: true, text: taken });
});

test.each([
  ['203.0.113.9\n203.0.113.10\n', 2],
  ['a\r\nb\r\nc', 3],
  ['a\u2028b', 2],
  ['\na\n\nb\n', 3],
])('%j is refused, not joined', (text, n) => {
  expect(pastedText(text)).toEqual({ ok: false, why: 'lines', n });
});

test('a secret is taken to the letter, its blanks too', () => {
  expect(pastedText(' hunter 2 \n', true)).toEqual({ ok: true, text: ' hunter 2 ' });
});

test('a secret with something that nobody sees is refused: nobody would find out what is wrong with it', () => {
  expect(pastedText('hunter\u200B2\u0000', true)).toEqual({ ok: false, why: 'unseen', n: 2 });
});

test('a megabyte is refused before anything of it is looked at', () => {
  expect(pastedText('x\n'.repeat(500_000))).toEqual({ ok: false, why: 'long', n: 1_000_000 });
});

test('whatever is pasted, no control character and no line break is taken', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom(
            '\u001B',
            '\u001B[',
            '\u001B]',
            '\u009B',
            '\r',
            '\n',
            '\u0007',
            '\u202E',
            'A',
            '1',
            ';',
            'm',
            '中',
          ),
          fc.string({ unit: 'binary', maxLength: 3 }),
        ),
        { maxLength: 30 },
      ),
      (parts) => {
        const read = pastedText(parts.join(''));
        expect(read.ok ? read.text : '').not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      },
    ),
    { numRuns: 1000 },
  );
});

test('what is typed is left without what nobody sees: a name would be another one than it looks', () => {
  expect(visibleText('⚠\uFE0F ng\u200Binx')).toBe('⚠ nginx');
});
