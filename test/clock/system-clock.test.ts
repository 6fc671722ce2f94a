import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';

test('a sleep takes its time', async () => {
  const from = systemClock.mono();

  await systemClock.sleep(30, new AbortController().signal);

  expect(systemClock.mono() - from).toBeGreaterThanOrEqual(29);
});

test('a sleeper that is woken gets the reason, at once and later', async () => {
  const reason = new Error('the run has ended');
  const later = new AbortController();

  const sleeping = systemClock.sleep(60_000, later.signal);
  later.abort(reason);

  await expect(sleeping).rejects.toBe(reason);
  await expect(systemClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
});
