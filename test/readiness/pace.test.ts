import { expect, test } from 'vitest';
import { createPace } from '../../src/readiness/pace.ts';

test('a pace is told by the last minute alone, once it was watched for some seconds', () => {
  const pace = createPace();
  const told: (number | undefined)[] = [];

  for (let second = 0; second <= 180; second += 1) {
    pace.add(second * 1000, Math.min(60, second));
    if ([5, 30, 60, 90, 150].includes(second)) told.push(pace.perMinute());
  }

  expect(told).toEqual([undefined, 60, 60, 30, 0]);
});

test('what becomes less has no pace', () => {
  const pace = createPace();

  pace.add(0, 100);
  pace.add(20_000, 40);

  expect(pace.perMinute()).toBe(0);
});

test('many counts a second are kept as one', () => {
  const pace = createPace();

  for (let at = 0; at <= 60_000; at += 100) pace.add(at, at / 100);

  expect(pace.perMinute()).toBe(600);
});
