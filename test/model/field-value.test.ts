import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_TYPES, type FieldType } from '../../src/model/catalogue.ts';
import { checkValue, durationMs } from '../../src/model/field-value.ts';
import type { Json } from '../../src/model/json.ts';

const GOOD: readonly (readonly [FieldType, Json, Json])[] = [
  ['string', ' as it is ', ' as it is '],
  ['int', 3, 3],
  ['int', ' ３０ ', 30],
  ['int', '-2', -2],
  ['bool', true, true],
  ['bool', '是', true],
  ['bool', 'No', false],
  ['bool', '否', false],
  ['ip', '192.0.2.7', '192.0.2.7'],
  ['ip', '１９２．０．２．７', '192.0.2.7'],
  ['ip', '192。0。2。7', '192.0.2.7'],
  ['ip', '2001:db8::7', '2001:db8::7'],
  ['ip', '::', '::'],
  ['ip', '::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ['ip', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ['hostname', 'WWW.Example.com.', 'www.example.com'],
  ['hostname', 'localhost', 'localhost'],
  ['hostname', '3com.example', '3com.example'],
  ['address', '192.0.2.7', '192.0.2.7'],
  ['address', 'lb.example.com', 'lb.example.com'],
  ['name', 'nginx-ingress-lb', 'nginx-ingress-lb'],
  ['name', 'a.b-c.d', 'a.b-c.d'],
  ['path', ' /tmp/a b ', '/tmp/a b'],
  ['duration', '1h30m', '1h30m'],
  ['quantity', '8Gi', '8Gi'],
  ['quantity', '500m', '500m'],
  ['quantity', 4, '4'],
  ['quantity', '1e3', '1e3'],
  ['list', 'a, b，c 、d', ['a', 'b', 'c', 'd']],
  ['list', [1, 'a'], [1, 'a']],
  ['map', { a: 1 }, { a: 1 }],
];

const BAD: readonly (readonly [FieldType, Json])[] = [
  ['string', 1.5],
  ['int', 1.5],
  ['int', '3x'],
  ['int', ''],
  ['int', 2 ** 60],
  ['bool', 'maybe'],
  ['bool', 1],
  ['ip', '256.1.1.1'],
  ['ip', '1.2.3'],
  ['ip', '01.2.3.4'],
  ['ip', '2001:db8::7::1'],
  ['ip', '1:2:3:4:5:6:7:8:9'],
  ['ip', ':1'],
  ['ip', '12345::'],
  ['hostname', 'https://www.example.com'],
  ['hostname', '-a.example'],
  ['hostname', '300.1.1.1'],
  ['hostname', 'a..b'],
  ['address', '999.0.0.1'],
  ['name', 'Upper'],
  ['name', 'a_b'],
  ['name', 'a'.repeat(64)],
  ['path', ''],
  ['path', 'a\0b'],
  ['duration', '5'],
  ['duration', '5 m'],
  ['duration', ''],
  ['quantity', '8GB'],
  ['quantity', ''],
  ['list', ''],
  ['map', []],
  ['map', 'a: 1'],
];

describe('a value where it is captured', () => {
  test.each(GOOD)('%s takes %j as %j', (type, value, kept) => {
    expect(checkValue(type, value)).toEqual({ ok: true, value: kept });
  });

  test.each(BAD)('%s refuses %j and names the code', (type, value) => {
    expect(checkValue(type, value)).toMatchObject({ ok: false, code: `value-not-${type}` });
  });

  test('shows what was typed, cut where it is long', () => {
    expect(checkValue('ip', 'x'.repeat(200))).toMatchObject({
      params: { value: `${'x'.repeat(60)}…` },
    });
  });

  test('what was taken once is taken again as it is', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.ipV4(),
      fc.ipV6(),
      fc.domain(),
    );

    fc.assert(
      fc.property(fc.constantFrom(...FIELD_TYPES), value, (type, given) => {
        const once = checkValue(type, given);
        fc.pre(once.ok);
        expect(checkValue(type, once.ok ? once.value : null)).toEqual(once);
      }),
    );
  });

  test('every IPv4 and IPv6 address is an ip', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        expect(checkValue('ip', address)).toEqual({ ok: true, value: address });
      }),
    );
  });
});

test.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['0s', 0],
  ['m', undefined],
  ['1m30', undefined],
  ['', undefined],
])('the duration %j is %j ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});
