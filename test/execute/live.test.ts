import { expect, test } from 'vitest';
import { createLive } from '../../src/execute/live.ts';
import type { Progress } from '../../src/model/verdict.ts';

function aLive() {
  let now = 0;
  const live = createLive(() => now);
  const told: (Progress | undefined)[] = [];
  live.onNews((news) => told.push(news.progress));
  return {
    live,
    told,
    at: (ms: number, progress: Partial<Progress>) => {
      now = ms;
      live.progress('a', { done: 1, of: 10, unit: 'pods', ...progress });
    },
  };
}

test('a pace that moves is kept for whoever looks, but told now and then only', () => {
  const { live, told, at } = aLive();
  for (let ms = 0; ms <= 20_000; ms += 200) at(ms, { perMinute: 40 + ms / 1000, leftMs: ms });

  expect(live.of('a')).toMatchObject({
    progress: { perMinute: 60 },
    saidAt: 20_000,
  });
  expect(told).toHaveLength(5);
});

test('what is counted is told at once, with its pace', () => {
  const { told, at } = aLive();
  at(0, { perMinute: 40, leftMs: 300_000 });
  at(100, { done: 2, perMinute: 41, leftMs: 299_900 });

  expect(told.at(-1)).toEqual({ done: 2, of: 10, unit: 'pods', perMinute: 41, leftMs: 299_900 });
});

test('a pace that is known for the first time, or no more, is told at once', () => {
  const { told, at } = aLive();
  at(0, {});
  at(100, { perMinute: 40 });
  at(200, {});

  expect(told).toHaveLength(3);
});

test('a countdown that begins again is told at once', () => {
  const { told, at } = aLive();
  at(0, { leftMs: 60_000 });
  at(1000, { leftMs: 59_000 });
  at(2000, { leftMs: 60_000 });
  at(2100, { leftMs: 60_000 });

  expect(told.map((one) => one?.leftMs)).toEqual([60_000]);
  at(3000, { leftMs: 59_000 });
  at(6000, { leftMs: 56_000 });
  at(7000, { leftMs: 60_000 });
  expect(told.map((one) => one?.leftMs)).toEqual([60_000, 56_000, 60_000]);
});

test('what is counted says since when it stands still, and is forgotten once it is over', () => {
  const { live, at } = aLive();
  at(0, { done: 1 });
  at(5000, { done: 2 });
  at(45_000, { done: 2 });
  expect(live.of('a')).toMatchObject({ saidAt: 45_000, movedAt: 5000 });

  live.settled('a');
  expect(live.of('a').progress).toBeNull();
});

test('bytes that come with each piece are told twice a second, and once all are there', () => {
  const { told, at } = aLive();
  for (let ms = 0; ms <= 2000; ms += 10) at(ms, { done: ms, of: 2000, unit: 'bytes' });

  expect(told.map((one) => one?.done)).toEqual([0, 500, 1000, 1500, 2000]);
});
