import { expect, test } from 'vitest';
import { createBell } from '../../../src/probes/kubernetes/bell.ts';
import { aHandClock, settled } from '../../support/probes/follower.ts';

/** Waits and tells when that was over. */
function waiting(ms?: number) {
  const clock = aHandClock();
  const bell = createBell(clock);
  const stop = new AbortController();
  const state = { isOver: false };
  const wait = async (forMs: number | undefined) => {
    state.isOver = false;
    await bell.wait(forMs, stop.signal);
    state.isOver = true;
  };
  void wait(ms);
  return { bell, clock, stop, state, wait };
}

test('who waits hears it ring', async () => {
  const { bell, state } = waiting();
  await settled();
  expect(state.isOver).toBe(false);
  bell.ring();
  await settled();
  expect(state.isOver).toBe(true);
});

test('where it rang while nobody waited, the next one need not wait, but the one after that', async () => {
  const { bell, state, wait } = waiting();
  bell.ring();
  await settled();
  bell.ring();
  await wait(undefined);
  expect(state.isOver).toBe(true);
  void wait(undefined);
  await settled();
  expect(state.isOver).toBe(false);
});

test('nobody waits longer than asked for, whatever was waited for before', async () => {
  const { bell, clock, state, wait } = waiting(500);
  bell.ring();
  await settled();
  void wait(100);
  await settled();
  expect(state.isOver).toBe(false);
  clock.pass(100);
  await settled();
  expect(state.isOver).toBe(true);

  void wait(1000);
  clock.pass(1000);
  await settled();
  expect(state.isOver).toBe(true);
});

test('who is told to stop need not wait', async () => {
  const { stop, state } = waiting(500);
  await settled();
  stop.abort();
  await settled();
  expect(state.isOver).toBe(true);
});
