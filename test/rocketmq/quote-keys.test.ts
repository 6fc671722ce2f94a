import { assert, dictionary, json, nat, property, string } from 'fast-check';
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
  assert(
    property(json(), (text) => {
      expect(quoteKeys(text)).toBe(text);
    }),
  );
});

test('any map by numbers can be read, whatever its values hold', () => {
  const maps = dictionary(nat().map(String), string());
  assert(
    property(maps, (map) => {
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
