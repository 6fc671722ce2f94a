// Is it ready? A cluster of Deployments of ten pods each rolls out, and ours beside kubectl and Helm say when that is
// done: on the same cluster, in the same roll-out. A real control plane is started for it; its nodes are KWOK's. How
// many Deployments: BENCH_DEPLOYMENTS, 500 when absent; they grow from a fifth of that to twice that. Words after its
// name choose parts of it: small, kubectl, helm-3, helm-4.
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { OwnControlPlane } from '../test/support/control-plane/start.ts';
import {
  findPrograms,
  helmFolder,
  HOW_TO_GET_THEM,
  isComplete,
} from '../test/support/control-plane/programs.ts';
import { measureBroken } from './readiness/broken.ts';
import { startIdle } from './readiness/loop-delay.ts';
import { measureOneShot, type OneShot } from './readiness/one-shot.ts';
import { watchOurs, type Ours } from './readiness/ours.ts';
import { helmInstall, kubectlRolloutStatus, kubectlWait } from './readiness/peers.ts';
import {
  createNamespaces,
  createWorkloads,
  namespacesOf,
  PODS,
  startPlane,
  workloads,
  type Workload,
} from './readiness/plane.ts';
import { measureRollOut } from './readiness/roll-out.ts';
import { megabytes, printGoal, printTable, seconds } from './readiness/table.ts';

const SIZE = Number(process.env['BENCH_DEPLOYMENTS'] ?? 500);
const HELMS = [3, 4] as const;

type Growth = { readonly count: number; readonly verdictMs: number; readonly liveBytes: number } & {
  readonly oneShot: OneShot;
};

const helms = HELMS.filter((major) => existsSync(path.join(helmFolder(major), 'helm')));
if (isComplete(findPrograms())) await measureAll();
else console.log(`Nothing is measured. To have it measured, ${HOW_TO_GET_THEM}.`);

async function measureAll(): Promise<void> {
  const startedAt = performance.now();
  console.log(`node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}`);
  const growth: Growth[] = [];
  if (isAsked('small')) growth.push(await onPlane(growthAlone));
  if (isAsked('kubectl')) growth.push(...(await onPlane(besideKubectl)));
  for (const major of helms)
    if (isAsked(`helm-${major}`)) await onPlane((plane) => besideHelm(plane, major));
  if (helms.length < HELMS.length) console.log(`\nA helm is missing: ${HOW_TO_GET_THEM}.`);
  if (growth.length > 0) printGrowth(growth);
  console.log(`\nAll this took ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes.`);
}

function isAsked(part: string): boolean {
  const asked = process.argv.slice(2);
  return asked.length === 0 || asked.includes(part);
}

async function onPlane<T>(work: (plane: OwnControlPlane) => Promise<T>): Promise<T> {
  const plane = await startPlane();
  try {
    return await work(plane);
  } finally {
    await plane.stop();
  }
}

async function growthAlone(plane: OwnControlPlane): Promise<Growth> {
  const count = Math.ceil(SIZE / 5);
  const some = workloads(count);
  title(`${count} Deployments × ${PODS} pods`);
  const from = await create(plane, some, []);
  const ours = await watchOurs(plane, 'ours', some);
  const verdictMs = await measureRollOut(plane, ours, [], from);
  await ended(ours);
  return await settled(plane, ours, verdictMs, some);
}

async function besideKubectl(plane: OwnControlPlane): Promise<readonly [Growth, Growth]> {
  const some = workloads(SIZE);
  title(`${SIZE} Deployments × ${PODS} pods, beside kubectl`);
  const from = await create(plane, some, []);
  const idle = startIdle(plane);
  const ours = await watchOurs(plane, 'ours', some);
  const peers = [await kubectlWait(plane), await kubectlRolloutStatus(plane, some)];
  const verdictMs = await measureRollOut(plane, ours, peers, from);
  const still = await idle.longestBlock();

  title(`One of ${SIZE} broken on purpose`);
  const [broken] = some.slice(Math.floor(SIZE / 2));
  if (broken !== undefined) await measureBroken(plane, ours, broken);
  await ended(ours);
  const { ms, ownMs } = ours.longestBlock();
  const byClock = `${ms.toFixed(0)} ms by the clock, ${still.ms.toFixed(0)} ms where nothing is done`;
  printGoal(
    'longest block of the event loop in all this',
    `${ownMs.toFixed(0)} ms of its own (${byClock})`,
    '≤ 50 ms',
    ownMs <= 50,
  );
  const middle = await settled(plane, ours, verdictMs, some);

  title(`${SIZE} more`);
  const more = workloads(SIZE, SIZE);
  const both = [...some, ...more];
  const moreFrom = await create(plane, more, some);
  const oursOfBoth = await watchOurs(plane, 'ours-of-both', both);
  const bothMs = await measureRollOut(plane, oursOfBoth, [], moreFrom);
  await ended(oursOfBoth);
  return [middle, await settled(plane, oursOfBoth, bothMs, both)];
}

async function besideHelm(plane: OwnControlPlane, major: (typeof HELMS)[number]): Promise<void> {
  const some = workloads(SIZE);
  title(`${SIZE} Deployments × ${PODS} pods, beside Helm ${major}`);
  await createNamespaces(plane, namespacesOf(some));
  const from = Date.now();
  const ours = await watchOurs(plane, 'ours', some);
  await measureRollOut(plane, ours, [await helmInstall(plane, major, some)], from);
  await ended(ours);
}

async function create(
  plane: OwnControlPlane,
  some: readonly Workload[],
  before: readonly Workload[],
): Promise<number> {
  const from = Date.now();
  const known = namespacesOf(before);
  await createNamespaces(
    plane,
    namespacesOf(some).filter((name) => !known.includes(name)),
  );
  await createWorkloads(plane, some);
  return from;
}

async function settled(
  plane: OwnControlPlane,
  ours: Ours,
  verdictMs: number,
  some: readonly Workload[],
): Promise<Growth> {
  title(`${some.length} Deployments, settled`);
  const oneShot = await measureOneShot(plane, some);
  return { count: some.length, verdictMs, liveBytes: ours.usage().peakBytes, oneShot };
}

async function ended(ours: Ours): Promise<void> {
  ours.interrupt();
  await ours.ended;
}

/** Twice as much may cost twice as much: what the last step adds, for each Deployment, beside what the one before added. */
function printGrowth(sizes: readonly Growth[]): void {
  title('Growth');
  printTable([
    ['Deployments', 'verdict after', 'memory live', 'once takes', 'memory once'],
    ...sizes.map(({ count, verdictMs, liveBytes, oneShot }) => [
      String(count),
      seconds(verdictMs),
      megabytes(liveBytes),
      seconds(oneShot.ms),
      megabytes(oneShot.peakBytes),
    ]),
  ]);
  const [a, b, c] = sizes;
  if (a === undefined || b === undefined || c === undefined) return;
  const bend = (of: (growth: Growth) => number): number => {
    const first = (of(b) - of(a)) / (b.count - a.count);
    return (of(c) - of(b)) / (c.count - b.count) / first;
  };
  const time = bend(({ oneShot }) => oneShot.ms);
  const memory = bend(({ liveBytes }) => liveBytes);
  printGoal(
    'time of one more, later against earlier',
    `${time.toFixed(2)} ×`,
    '≤ 1.25 ×',
    time <= 1.25,
  );
  printGoal('memory of one more', `${memory.toFixed(2)} ×`, '≤ 1.25 ×', memory <= 1.25);
}

function title(text: string): void {
  console.log(`\n${text}`);
}
