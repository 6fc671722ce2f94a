import type { OwnControlPlane } from '../../test/support/control-plane/start.ts';
import { blockOf, startIdle, type Block } from './loop-delay.ts';
import { measureOneShot, type OneShot } from './one-shot.ts';
import { watchOurs } from './ours.ts';
import { createAll, workloads } from './plane.ts';
import { measureRollOut, type RolledOut } from './roll-out.ts';
import { megabytes, printGoal, printTable, seconds } from './table.ts';

/** What a size took: live until the verdict, alone on its cluster, and then once. */
export type Size = {
  readonly count: number;
  readonly live: RolledOut;
  readonly block: Block;
  readonly idle: Block;
  readonly once: OneShot;
};

export async function measureSize(plane: OwnControlPlane, count: number): Promise<Size> {
  const some = workloads(count);
  const from = await createAll(plane, some);
  const still = startIdle(plane);
  const ours = await watchOurs(plane, 'ours', some);
  const live = await measureRollOut(plane, ours, [], from);
  const idle = await still.longestBlock();
  ours.interrupt();
  await ours.ended;
  const block = ours.longestBlock();
  console.log(`  longest block of the event loop: ${blockOf(block, idle)}`);
  return { count, live, block, idle, once: await measureOneShot(plane, some) };
}

/** Twice as many may cost twice as much. */
export function printGrowth(sizes: readonly Size[]): void {
  printTable([
    [
      'live',
      'verdict after',
      'requests',
      'received',
      'memory',
      'processor',
      'block, its own',
      'by the clock',
      'idle',
    ],
    ...sizes.map(({ count, live, block, idle }) => [
      `${count} Deployments`,
      seconds(live.verdictMs),
      String(live.requests),
      megabytes(live.receivedBytes),
      megabytes(live.peakBytes),
      seconds(live.cpuMs),
      `${block.ownMs.toFixed(0)} ms`,
      `${block.ms.toFixed(0)} ms`,
      `${idle.ms.toFixed(0)} ms`,
    ]),
  ]);
  printTable([
    ['once', 'takes', 'memory'],
    ...sizes.map(({ count, once }) => [
      `${count} Deployments`,
      seconds(once.ms),
      megabytes(once.peakBytes),
    ]),
  ]);
  const latest = Math.max(...sizes.map(({ live }) => live.verdictMs));
  printGoal('verdict of each size', `≤ ${seconds(latest)}`, '≤ 0.50 s', latest <= 500);
  const [a, b, c] = sizes;
  if (a === undefined || b === undefined || c === undefined) return;
  // What one more adds between the last two sizes, beside what it added between the first two.
  const bend = (of: (size: Size) => number): number =>
    ((of(c) - of(b)) / (c.count - b.count) / (of(b) - of(a))) * (b.count - a.count);
  const rows: readonly (readonly [string, number])[] = [
    ['bytes received', bend(({ live }) => live.receivedBytes)],
    ['memory', bend(({ live }) => live.peakBytes)],
    ['processor time', bend(({ live }) => live.cpuMs)],
    ['time once', bend(({ once }) => once.ms)],
  ];
  for (const [what, times] of rows) {
    const figure = `${times.toFixed(2)} ×`;
    printGoal(`${what} of one more, later against earlier`, figure, '≤ 1.25 ×', times <= 1.25);
  }
  // Too few to tell what one more adds: a watch is opened anew every half minute.
  const requests = c.live.requests / b.live.requests;
  const most = c.count / b.count;
  printGoal(
    `requests for ${most} × as many`,
    `${requests.toFixed(2)} ×`,
    `≤ ${most} ×`,
    requests <= most,
  );
}
