import { expect, test } from 'vitest';
import { checkCorrection } from '../../src/core/correction.ts';
import type { Json } from '../../src/model/json.ts';

const DNS = [
  { name: 'api.example.com', type: 'A', values: ['203.0.113.9'], ttl: 600 },
  { name: 'none.example.com', type: '', values: [], ttl: null },
];

const FITS: readonly (readonly [string, Json, Json, Json])[] = [
  ['text stays text, whatever it looks like', 'v1', '42', '42'],
  ['a number is read from text', 4, '５', 5],
  ['yes is read from text', false, 'yes', true],
  ['a list of texts is written with commas', ['a'], 'b, c', ['b', 'c']],
  ['or as JSON', ['a'], '["b c"]', ['b c']],
  ['a table is written as JSON', DNS, JSON.stringify(DNS.slice(0, 1)), DNS.slice(0, 1)],
  ['a table may lose all its rows', DNS, '[]', []],
  ['keys of a map are names of things', { prod: 3 }, '{"pre":2}', { pre: 2 }],
  ['what was nothing may become anything', null, 'x', 'x'],
];

test.each(FITS)('%s', (_, now, next, kept) => {
  expect(checkCorrection(undefined, now, next)).toEqual({ ok: true, value: kept });
});

const FAULTS: readonly (readonly [string, Json, Json, string])[] = [
  ['a number is no word', 4, 'four', 'value-not-int'],
  ['what is no JSON is no table', DNS, `${JSON.stringify(DNS)}-1`, 'value-not-json'],
  ['a table is no list of texts', DNS, [JSON.stringify(DNS)], 'value-unlike'],
  ['a row that lacks what every row has', DNS, [{ name: 'api.example.com' }], 'value-unlike'],
  ['a cell of another kind', DNS, [{ ...DNS[0], values: '203.0.113.9' }], 'value-unlike'],
  ['a map with something else below its keys', { prod: 3 }, { prod: 'three' }, 'value-unlike'],
  ['a map is no table', DNS, { name: 'api.example.com' }, 'value-unlike'],
];

test.each(FAULTS)('%s', (_, now, next, code) => {
  expect(checkCorrection(undefined, now, next)).toMatchObject({ ok: false, code });
});

test('what a step asks for goes by its type, not by what stands there', () => {
  expect(checkCorrection({ type: 'ip' }, ['x'], '１0.0.0.1')).toEqual({
    ok: true,
    value: '10.0.0.1',
  });
  expect(checkCorrection({ type: 'ip' }, '10.0.0.1', 'x')).toMatchObject({ code: 'value-not-ip' });
});
