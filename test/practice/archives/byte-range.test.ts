import { expect, test } from 'vitest';
import { byteRange } from '../../../src/practice/archives/byte-range.ts';

test.each([
  [undefined, { is: 'whole' }],
  ['bytes=0-', { is: 'part', from: 0, to: 9 }],
  ['bytes=4-', { is: 'part', from: 4, to: 9 }],
  ['bytes=4-5', { is: 'part', from: 4, to: 5 }],
  ['bytes=4-99', { is: 'part', from: 4, to: 9 }],
  ['bytes=-3', { is: 'part', from: 7, to: 9 }],
  ['bytes=-99', { is: 'part', from: 0, to: 9 }],
  ['bytes=10-', { is: 'outside' }],
  ['bytes=-0', { is: 'outside' }],
  ['bytes=5-4', { is: 'outside' }],
  ['bytes=-', { is: 'outside' }],
  ['bytes=x', { is: 'outside' }],
  ['bytes=0-1,4-5', { is: 'whole' }],
  ['lines=1-2', { is: 'whole' }],
])('of ten bytes %j means %j', (header, expected) => {
  expect(byteRange(header, 10)).toEqual(expected);
});
