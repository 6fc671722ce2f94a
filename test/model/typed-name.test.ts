import { expect, test } from 'vitest';
import { isTypedName, startsTypedName } from '../../src/model/typed-name.ts';

test.each([
  ['nginx-second', 'nginx-second'],
  [' ｎｇｉｎｘ－second　', 'nginx-second'],
  ['first。example．com　＋８', 'first.example.com +8'],
  ['us-east-1/ack-new', 'us-east-1/ack-new'],
  ['生产', '生产'],
])('%j is the name %j', (typed, name) => {
  expect(isTypedName(typed, name)).toBe(true);
});

test.each([
  ['nginх-second', 'nginx-second'],
  ['nginx‐second', 'nginx-second'],
  ['Nginx-second', 'nginx-second'],
  ['nginx-secon', 'nginx-second'],
  ['nginx-second2', 'nginx-second'],
  ['', 'nginx-second'],
  ['pr0d', 'prod'],
])('%j is not the name %j', (typed, name) => {
  expect(isTypedName(typed, name)).toBe(false);
});

test('a beginning of the name is not wrong yet', () => {
  expect(['ngi', 'ｎｇ', 'nx'].map((text) => startsTypedName(text, 'nginx'))).toEqual([
    true,
    true,
    false,
  ]);
});
