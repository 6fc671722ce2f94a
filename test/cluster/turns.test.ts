import { expect, test } from 'vitest';
import { createTurns } from '../../src/cluster/turns.ts';

/** Works until the turn is over, as reading a long list does. */
async function work(turns: ReturnType<typeof createTurns>, rounds: number[], round: () => number) {
  for (let piece = 0; piece < 20; piece += 1) {
    const turn = turns.mine();
    if (turn !== undefined) await turn;
    rounds.push(round());
    for (const end = performance.now() + 1; performance.now() < end;);
  }
}

test('several that work long never work in the same round of the event loop for longer than a turn', async () => {
  const turns = createTurns(3);
  let rounds = 0;
  let isOver = false;
  const count = () => {
    rounds += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const seen: number[] = [];

  await Promise.all([1, 2, 3, 4].map(() => work(turns, seen, () => rounds)));
  isOver = true;

  const pieces = new Map<number, number>();
  for (const round of seen) pieces.set(round, (pieces.get(round) ?? 0) + 1);
  expect(seen).toHaveLength(80);
  expect(Math.max(...pieces.values())).toBeLessThanOrEqual(7);
  expect(pieces.size).toBeGreaterThan(10);
});
