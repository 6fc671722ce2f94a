import { expect, test } from 'vitest';
import { isSameJson, merged, nested } from '../../../src/actions/helm/set-values.ts';

test('paths become maps in maps, values keep their types', () => {
  const set = { 'a.b': 1, 'a.c.d': true, 'x\\.y.z': '-$(id)\n', e: null, 'a.b2': [1] };

  expect(nested(set)).toEqual({
    a: { b: 1, c: { d: true }, b2: [1] },
    'x.y': { z: '-$(id)\n' },
    e: null,
  });
});

test.each(['', '.', 'a..b', 'a.', 'a[0]', 'a.b[0].c'])('%j is no path', (path) => {
  expect(() => nested({ [path]: 1 })).toThrow('helm-set-invalid');
});

test('a path called like what every object has is a path like others', () => {
  expect(JSON.stringify(nested({ '__proto__.a': 1, constructor: 2 }))).toBe(
    '{"__proto__":{"a":1},"constructor":2}',
  );
});

test('what comes later counts, maps are put together', () => {
  expect(merged({ a: { b: 1, c: 1 }, d: [1] }, { a: { b: 2 }, d: [2], e: null })).toEqual({
    a: { b: 2, c: 1 },
    d: [2],
    e: null,
  });
});

test.each([
  [{ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 }, true],
  [null, null, true],
  [{ a: null }, {}, false],
  [{ a: null }, { b: null }, false],
  [[1, 2], [2, 1], false],
  [[1], [1, null], false],
  [[], {}, false],
  ['1', 1, false],
])('%j and %j say the same: %s', (one, other, expected) => {
  expect(isSameJson(one, other)).toBe(expected);
});
