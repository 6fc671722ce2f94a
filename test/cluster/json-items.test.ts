import { expect, test } from 'vitest';
import { createItemScanner } from '../../src/cluster/json-items.ts';

const LIST = {
  kind: 'PodList',
  metadata: { resourceVersion: '7', items: [1], note: '"items":[' },
  items: [
    { metadata: { name: 'a}]"', labels: { 'x\\': '\\"{[' } }, list: [[], {}, [[1]]] },
    { metadata: { name: '集群 𝄞 ü' } },
    'text, with ] and }',
    3,
    null,
    [],
  ],
  after: { items: [2] },
};

function scanned(text: string | Buffer, size: number = 7): { items: unknown[]; rest: unknown } {
  const scanner = createItemScanner(10_000);
  const bytes = Buffer.from(text);
  const items: unknown[] = [];
  for (let from = 0; from < bytes.length; from += size)
    for (const item of scanner.push(bytes.subarray(from, from + size)))
      items.push(JSON.parse(item.toString('utf8')));
  return { items, rest: scanner.end() };
}

test.each([1, 2, 3, 5, 64, 10_000])(
  'a list that arrives in parts of %i bytes gives its items one by one, and the rest without them',
  (size) => {
    const expected = { items: LIST.items, rest: { ...LIST, items: [] } };

    expect(scanned(JSON.stringify(LIST), size)).toEqual(expected);
    expect(scanned(JSON.stringify(LIST, null, 2), size)).toEqual(expected);
  },
);

test('items are given as soon as they end, before the list does', () => {
  const scanner = createItemScanner(100);

  const items = scanner.push(Buffer.from('{"items":[{"a":1},{"b":2},{"c"'));

  expect(items.map(String)).toEqual(['{"a":1}', '{"b":2}']);
});

test('no items may be an empty list or null, as Go has it', () => {
  expect(scanned('{"items":[]}')).toEqual({ items: [], rest: { items: [] } });
  expect(scanned('{"items":null}')).toEqual({ items: [], rest: { items: null } });
});

test.each(['', '{', '{"items":[', '{"items":[{"a":1}', '{"items":[{}]', '"'])(
  'a list that breaks off is not taken for a whole one: %s',
  (text) => {
    expect(scanned(text).rest).toBeUndefined();
  },
);

test.each([
  '[]',
  '{}',
  '<html></html>',
  '{"items":{}}',
  '{"items":[{}]]}',
  '{"items":[]}{"items":[]}',
  '{"items":[] "kind"}',
])('what is no list is said to be none: %s', (text) => {
  expect(() => scanned(text)).toThrow('');
});

test('an item or a rest that is too long is not waited for', () => {
  const scanner = createItemScanner(50);

  expect(() => scanner.push(Buffer.from(`{"items":[{"a":"${'x'.repeat(60)}`))).toThrow('too long');
  expect(() => scanned(`{"a":"${'x'.repeat(1_100_000)}","items":[]}`, 60_000)).toThrow('beside');
});
