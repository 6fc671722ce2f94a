import { expect, test } from 'vitest';
import { texts } from '../../src/text/index.ts';
import { joined } from '../../src/text/joined.ts';

test.each([
  ['en', 'limited: pods=1', 'Raise it.', 'limited: pods=1. Raise it.'],
  ['en', '0 of 1 ready.', 'Wait.', '0 of 1 ready. Wait.'],
  ['en', 'It ended (restarts: 7). ', 'Wait.', 'It ended (restarts: 7). Wait.'],
  ['en', 'It said "no."', 'Wait.', 'It said "no." Wait.'],
  ['en', 'No remedy', '', 'No remedy'],
  ['zh-CN', 'limited: pods=1', '提高配额。', 'limited: pods=1。提高配额。'],
  ['zh-CN', '0 个就绪。', '请等待。', '0 个就绪。请等待。'],
] as const)('%s: %s and %s are two sentences', (lang, first, second, both) => {
  expect(joined(first, second, texts(lang))).toBe(both);
});
