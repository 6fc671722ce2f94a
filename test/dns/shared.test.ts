import { expect, test } from 'vitest';
import { createShared } from '../../src/dns/shared.ts';
import { handClock, settled } from '../support/hand-clock.ts';

const NEVER = new AbortController().signal;

test('work is done once for all who ask meanwhile, and its outcome kept for its time', async () => {
  const clock = handClock();
  const shared = createShared<number>(clock, () => 1_000);
  let made = 0;
  const make = () => Promise.resolve((made += 1));

  const first = await Promise.all([shared.get('a', make, NEVER), shared.get('a', make, NEVER)]);
  await clock.pass(999);
  const kept = await shared.get('a', make, NEVER);
  await clock.pass(1);
  const anew = await shared.get('a', make, NEVER);

  expect([first, kept, anew]).toEqual([[1, 1], 1, 2]);
});

test('what fails is not kept', async () => {
  const shared = createShared<number>(handClock(), () => 1_000);

  const failed = shared.get('a', () => Promise.reject(new Error('no')), NEVER);

  await expect(failed).rejects.toThrow('no');
  expect(await shared.get('a', () => Promise.resolve(1), NEVER)).toBe(1);
});

test('work stops when the last one who waits for it has gone, and not before', async () => {
  const shared = createShared<number>(handClock(), () => 1_000);
  const [one, other] = [new AbortController(), new AbortController()];
  let work: AbortSignal = NEVER;
  const make = (signal: AbortSignal) => {
    work = signal;
    return new Promise<number>(() => {});
  };

  const waiting = [shared.get('a', make, one.signal), shared.get('a', make, other.signal)];
  const ended = Promise.allSettled(waiting);
  one.abort(new Error('enough'));
  await settled();
  const isStoppedEarly = work.aborted;
  other.abort(new Error('enough'));
  await ended;

  expect([isStoppedEarly, work.aborted]).toEqual([false, true]);
});
