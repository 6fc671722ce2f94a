import { expect, test } from 'vitest';
import { versionName } from '../../src/rocketmq/version-name.ts';

test.each([
  [479, '5.3.3'],
  [478, '5.3.3-SNAPSHOT'],
  [413, '5.0.0'],
  [401, '4.9.4'],
  [213, '4.0.0'],
  [211, '#211'],
])('%i is %s', (number, name) => {
  expect(versionName(number)).toBe(name);
});
