import { expect, test } from 'vitest';
import { isAtLeast } from '../../src/model/version.ts';

test.each([
  ['v1.30.1-aliyun.1', '1.20', true],
  ['v1.30.1-aliyun.1', '1.30.1', true],
  ['v3.15.2+g1a500d5', '3.16', false],
  ['9.2p1', '9', true],
  ['1.9.0', '1.10', false],
  ['2.39.2', '2.39.2.0', true],
  ['', '1.0', undefined],
  ['1.0', 'latest', undefined],
])('%s is at least %s: %s', (version, wanted, answer) => {
  expect(isAtLeast(version, wanted)).toBe(answer);
});
