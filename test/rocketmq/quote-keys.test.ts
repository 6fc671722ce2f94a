import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteKeys } from '../../src/rocketmq/quote-keys.ts';

test.each([
  ['{0:"a",1:"b"}', '{"0":"a","1":"b"}'],
  ['{ 0 : {12:3} , 4:[5,6] }', '{ "0" : {"12":3} , "4":[5,6] }'],
  ['{"a":{0:"{1:2,3:4}"}}', '{"a":{"0":"{1:2,3:4}"}}'],
  ['{0:"a \\" {1:2}"}', '{"0":"a \\" {1:2}"}'],
  ['{"a":1,"b":[1,2,{3:4}]}', '{"a":1,"b":[1,2,{"3":4}]}'],
  ['{0:"unfinished', '{"0":"unfinished'],
  ['{0', '{0'],
  ['', ''],
])('%s becomes %s', (written, expected) => {
  expect(quoteKeys(written)).toBe(expected);
});

test('what is JSON already stays as it is', () => {
  fc.assert(fc.property(fc.json(), (text) => quoteKeys(text) === text));
});

test('any map by numbers can be read, whatever its values hold', () => {
  const maps = fc.dictionary(fc.nat().map(String), fc.string());
  fc.assert(
    fc.property(maps, (map) => {
      const loose = `{${Object.entries(map)
        .map(([key, value]) => `${key}:${JSON.stringify(value)}`)
        .join(',')}}`;

      expect(JSON.parse(quoteKeys(loose))).toEqual(map);
    }),
  );
});

test('what a hostile server sends is looked at once, not once for each of its quotes', () => {
  const hostile = '{"' + '\\"'.repeat(2_000_000);

  expect(quoteKeys(hostile)).toBe(hostile);
});
