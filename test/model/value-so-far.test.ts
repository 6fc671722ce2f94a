import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldType } from '../../src/model/catalogue.ts';
import { checkValue } from '../../src/model/field-value.ts';
import { valueSoFar } from '../../src/model/value-so-far.ts';

const RIGHT: readonly (readonly [FieldType, fc.Arbitrary<string>])[] = [
  ['ip', fc.ipV4()],
  ['ip', fc.ipV6()],
  ['address', fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain())],
  ['hostname', fc.domain()],
  ['hostname', fc.constantFrom('xn--fiqs8s.example', '中国.example', 'WWW.Example.com.')],
  ['int', fc.integer().map(String)],
  ['bool', fc.constantFrom('yes', 'no', 'true', 'false', '是', '否', 'Y')],
  [
    'duration',
    fc.constantFrom('1h30m', '5m', '30s', '2h', '1小时30分钟', '５分钟', '10分', '20秒'),
  ],
  ['quantity', fc.constantFrom('8Gi', '500m', '2', '1.5', '1e3', '1E+6', '-4k')],
  ['name', fc.constantFrom('nginx-ingress-lb', 'a.b-c', 'x')],
  ['string', fc.string({ minLength: 1 }).filter((text) => text.trim() !== '')],
];

test.each(RIGHT)('a beginning of a right %s is never said to be wrong', (type, values) => {
  fc.assert(
    fc.property(values, (text) => {
      fc.pre(checkValue(type, text).ok);
      const said = Array.from({ length: text.length }, (_, end) =>
        valueSoFar({ type }, text.slice(0, end + 1)),
      );
      expect(said.filter(({ is }) => is === 'wrong')).toEqual([]);
      expect(said.at(-1)?.is).toBe('right');
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['ip', '256.'],
  ['ip', '47.91.20.7.'],
  ['ip', 'x'],
  ['ip', '1::2::'],
  ['int', '3x'],
  ['bool', 'maybe'],
  ['hostname', 'https://'],
  ['hostname', 'a..b'],
  ['name', 'Nginx'],
  ['duration', '5x'],
] as const)(
  'nothing that is typed after it makes a right %s of %j: it is said at once',
  (type, text) => {
    expect(valueSoFar({ type }, text)).toMatchObject({
      is: 'wrong',
      why: { code: `value-not-${type}` },
    });
  },
);

test.each([
  ['ip', '４７。91．20.7　', '47.91.20.7'],
  ['hostname', 'ｗｗｗ。example。com', 'www.example.com'],
  ['hostname', 'nginx–1.example.com', 'nginx-1.example.com'],
  ['duration', '１小时３０分钟', '1h30m'],
  ['int', '－３', -3],
] as const)('%s as an input method writes it: %j is understood as %j', (type, text, value) => {
  expect(valueSoFar({ type }, text)).toEqual({ is: 'right', value });
});

test('of those that are wanted one is right, its beginning is not finished, all else is wrong', () => {
  const ask = { type: 'string', oneOf: ['script', 'backup'] } as const;

  expect(['', 'scr', 'script', 'scripts'].map((text) => valueSoFar(ask, text).is)).toEqual([
    'empty',
    'unfinished',
    'right',
    'wrong',
  ]);
});
