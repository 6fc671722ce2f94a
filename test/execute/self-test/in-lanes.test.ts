import { expect, test } from 'vitest';
import { inLanes, type LaneJob } from '../../../src/execute/self-test/in-lanes.ts';

/** Jobs that end when they are told to, and what of them runs. */
function jobs(touches: readonly (readonly string[])[]) {
  const running = new Set<number>();
  const turns = touches.map(() => Promise.withResolvers<void>());
  const all = touches.map((parts, index): LaneJob<number> => ({
    touches: parts,
    async work() {
      running.add(index);
      await turns[index]?.promise;
      running.delete(index);
      return index;
    },
  }));
  return { all, running, end: (index: number) => turns[index]?.resolve() };
}

test('what shares a part of the world is done one after the other, a part of a part as well', async () => {
  const { all, running, end } = jobs([['cluster/prod'], ['cluster'], ['names'], ['cluster/infra']]);

  const done = inLanes(all, 9);
  expect([...running]).toEqual([0, 2, 3]);
  for (const index of [0, 3]) end(index);
  await expect.poll(() => [...running]).toEqual([2, 1]);
  for (const index of [1, 2]) end(index);

  expect(await done).toEqual([0, 1, 2, 3]);
});

test('no more are done at once than may be, and what fails is told', async () => {
  const { all, running, end } = jobs([['a'], ['b'], ['c']]);
  const bug = { touches: [], work: () => Promise.reject(new Error('a bug')) };

  const done = inLanes([...all, bug], 2);
  expect([...running]).toEqual([0, 1]);
  for (const index of [0, 1, 2]) end(index);

  await expect(done).rejects.toThrow('a bug');
});

test('of nothing nothing comes', async () => {
  expect(await inLanes([], 2)).toEqual([]);
});
