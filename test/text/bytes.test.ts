import { expect, test } from 'vitest';
import { bytesText } from '../../src/text/bytes.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9_940, '9.9 kB'],
  [9_960, '10 kB'],
  [999_499, '999 kB'],
  [999_600, '1.0 MB'],
  [41_200_000, '41 MB'],
  [6_200_000_000, '6.2 GB'],
  [3e15, '3000 TB'],
])('%i bytes are read as %s', (bytes, expected) => {
  expect(bytesText(bytes)).toBe(expected);
});
