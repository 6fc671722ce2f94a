import { expect, test } from 'vitest';
import { pickScenarios } from '../../src/core/pick-scenarios.ts';
import type { Scenario } from '../../src/model/fault.ts';

const scenario = (id: string, ...faults: readonly string[]): Scenario => ({
  id,
  title: {},
  notice: {},
  faults: faults.map((fault) => ({
    fault,
    with: {},
    at: { is: 'after', ms: 0 },
    until: null,
  })),
});
const MANY = 'abcdefghijkl'.split('').map((id) => scenario(id, `fault-${id}`));
const idsOf = (seed: number, all = MANY) => pickScenarios(all, seed).map(({ id }) => id);

test('a seed picks two or three scenarios, the same ones whatever order they are listed in', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const picked = idsOf(seed);
    expect([2, 3]).toContain(picked.length);
    expect(new Set(picked).size).toBe(picked.length);
    expect(idsOf(seed, MANY.toReversed())).toEqual(picked);
  }
});

test('other seeds pick others, and in the end all of them', () => {
  const seeds = Array.from({ length: 200 }, (_, seed) => idsOf(seed));

  expect(new Set(seeds.map((one) => one.join())).size).toBeGreaterThan(100);
  expect(new Set(seeds.flat()).size).toBe(MANY.length);
  expect(idsOf(Number.MAX_SAFE_INTEGER).length).toBeGreaterThanOrEqual(2);
});

test('the same fault never comes from two of them', () => {
  const all = [scenario('a', 'one'), scenario('b', 'one', 'two'), scenario('c', 'two')];

  for (let seed = 0; seed < 50; seed += 1)
    expect(['a', 'a,c', 'b', 'c,a']).toContain(idsOf(seed, all).join());
});
