import { expect, test } from 'vitest';
import { clip, padEnd, padStart, widthOf } from '../../screens/width.ts';

test.each([
  ['plain', 5],
  ['集群', 4],
  ['弹性IP 地址', 11],
  ['✓', 1],
  ['', 0],
])('%s takes %i cells', (text, cells) => {
  expect(widthOf(text)).toBe(cells);
});

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['a longer text', 8, 'a longe…'],
  ['弹性公网地址', 7, '弹性公…'],
  ['弹性公网地址', 6, '弹性…'],
  ['text', 1, 't'],
  ['text', 0, ''],
])('%s in %i cells is %s', (text, width, clipped) => {
  expect(clip(text, width, '…')).toBe(clipped);
});

test('padding counts cells, not characters', () => {
  expect(padEnd('集群', 6)).toBe('集群  ');
  expect(padStart('集群', 6)).toBe('  集群');
});
