import { expect, test } from 'vitest';
import { clock, duration, readDuration } from '../../screens/duration.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test.each([
  [0, '0s'],
  [59_999, '59s'],
  [MINUTE, '1m'],
  [3 * MINUTE + 12 * SECOND, '3m 12s'],
  [HOUR + 5 * MINUTE, '1h 05m'],
  [-1, '0s'],
])('%i ms is %s', (ms, text) => {
  expect(duration(ms, 'en')).toBe(text);
});

test.each([
  [59_999, '59秒'],
  [5 * MINUTE, '5分钟'],
  [3 * MINUTE + 2 * SECOND, '3分02秒'],
  [2 * HOUR, '2小时'],
  [HOUR + 5 * MINUTE, '1小时05分'],
])('%i ms is %s in Chinese', (ms, text) => {
  expect(duration(ms, 'zh-CN')).toBe(text);
});

test('a clock shows seconds where there is room for them', () => {
  expect(clock(41 * MINUTE + 7 * SECOND, true)).toBe('0:41:07');
  expect(clock(41 * MINUTE + 7 * SECOND, false)).toBe('0:41');
});

test.each([
  ['10', 10 * MINUTE],
  ['90s', 90 * SECOND],
  ['1h 30m', HOUR + 30 * MINUTE],
  ['2d', 48 * HOUR],
  ['10分钟', 10 * MINUTE],
  ['1小时30分', HOUR + 30 * MINUTE],
  ['９０秒', 90 * SECOND],
  ['soon', undefined],
  ['', undefined],
])('%s is read as %s', (text, ms) => {
  expect(readDuration(text)).toBe(ms);
});
