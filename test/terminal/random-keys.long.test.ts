import { expect, test } from 'vitest';
import type { DecisionKind } from '../../src/model/event.ts';
import { playSeed } from '../support/fuzz/seeds.ts';

const SEEDS = 20;
const KEYS = 5000;

/** What random keys have to reach, or that nothing was decided unasked would prove nothing. */
const REACHED: readonly DecisionKind[] = [
  'go',
  'choose',
  'confirm',
  'do-again',
  'skip',
  'override',
  'waiting-on',
  'abort',
  'clean-up',
  'lease',
  'correct',
  'tick',
];

test('100,000 random keys break no screen and decide nothing unasked, and reach each kind of decision', async () => {
  const decided = new Set<DecisionKind>();
  let keys = 0;

  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const reached = await playSeed(1000 + seed, KEYS);
    keys += reached.keys;
    for (const kind of reached.decided.keys()) decided.add(kind);
  }

  expect(keys).toBeGreaterThanOrEqual(SEEDS * KEYS);
  expect(REACHED.filter((kind) => !decided.has(kind))).toEqual([]);
});
