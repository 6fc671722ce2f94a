import { describe, expect, test } from 'vitest';
import { createPaced } from '../../src/execute/paced.ts';

const SECOND = 1000;
const MB = 1_000_000;

/** What a download of `of` bytes says each half second, where each second brings what the table says. */
function downloaded(of: number, perSecond: readonly number[]) {
  const paced = createPaced();
  let done = 0;
  const said = [paced(0, { done, of, unit: 'bytes' })];
  for (const [second, bytes] of perSecond.entries())
    for (const half of [0, 1]) {
      done = Math.min(of, done + bytes / 2);
      const at = second * SECOND + (half + 1) * 500;
      said.push(paced(at, { done, of, unit: 'bytes' }));
    }
  return said;
}

test('what only counts is timed over the last while, not from the start', () => {
  const said = downloaded(1000 * MB, [...Array(20).fill(10 * MB), ...Array(20).fill(2 * MB)]);

  expect(said[0]).toEqual({ done: 0, of: 1000 * MB, unit: 'bytes' });
  expect(said[40]?.perMinute).toBe(600 * MB);
  expect(said.at(-1)?.perMinute).toBe(120 * MB);
});

test('nothing is guessed from the first moments', () => {
  const said = downloaded(100 * MB, [5 * MB, 5 * MB]);

  expect(said.slice(0, 4).map((one) => one.perMinute)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(said[4]).toMatchObject({ perMinute: 300 * MB });
});

describe('what is left never jumps', () => {
  const saw = Array.from({ length: 60 }, (_, second) => (second % 2 === 0 ? 8 : 0.5) * MB);
  const slower = [...Array(20).fill(10 * MB), ...Array(40).fill(MB)];
  const faster = [...Array(20).fill(MB), ...Array(40).fill(10 * MB)];
  const bursts = Array.from({ length: 60 }, (_, second) => (second % 7 === 0 ? 30 : 0.2) * MB);

  test.each([
    ['by fits and starts', saw],
    ['suddenly a tenth as fast', slower],
    ['suddenly ten times as fast', faster],
    ['in bursts', bursts],
  ])('%s', (_name, table) => {
    const left = downloaded(2000 * MB, table).flatMap((one) => one.leftMs ?? []);

    expect(left.length).toBeGreaterThan(80);
    for (const [at, ms] of left.entries()) {
      const before = left[at - 1];
      if (before === undefined) continue;
      // Half a second has passed.
      expect(ms / (before - 500)).toBeLessThan(1.75);
      expect(ms / (before - 500)).toBeGreaterThan(0.85);
    }
  });
});

test('a speed that is told is kept, and only its rest is made steady', () => {
  const paced = createPaced();
  paced(0, { done: 100, of: 500, unit: 'pods', perMinute: 40, leftMs: 600_000 });
  const next = paced(1000, { done: 110, of: 500, unit: 'pods', perMinute: 400, leftMs: 60_000 });

  expect(next.perMinute).toBe(400);
  expect(next.leftMs).toBeGreaterThan(500_000);
  expect(next.leftMs).toBeLessThan(599_000);
});

test('a countdown, and what has no unit, stay as they are', () => {
  const paced = createPaced();
  for (const at of [0, 20_000, 40_000])
    expect(paced(at, { done: at, of: 60_000, unit: '', leftMs: 60_000 - at })).toEqual({
      done: at,
      of: 60_000,
      unit: '',
      leftMs: 60_000 - at,
    });
});

test('what begins anew is timed anew', () => {
  const paced = createPaced();
  for (let at = 0; at <= 10_000; at += 500) paced(at, { done: at, of: 100_000, unit: 'bytes' });
  const again = paced(10_500, { done: 0, of: 100_000, unit: 'bytes' });

  expect(again).toEqual({ done: 0, of: 100_000, unit: 'bytes' });
});

test('nothing moved in the whole window: no speed, and no time left', () => {
  const paced = createPaced();
  paced(0, { done: 3, of: 9, unit: 'nodes' });

  expect(paced(60_000, { done: 3, of: 9, unit: 'nodes' })).toEqual({
    done: 3,
    of: 9,
    unit: 'nodes',
    perMinute: 0,
  });
});

test('a total that grows keeps the speed', () => {
  const paced = createPaced();
  for (let at = 0; at <= 20_000; at += 1000)
    paced(at, { done: at / 100, of: 1000 + at, unit: 'objects' });
  const grown = paced(21_000, { done: 210, of: 50_000, unit: 'objects' });

  expect(grown.perMinute).toBe(600);
});
