// Is it ready? A cluster of Deployments of ten pods each rolls out, and ours beside kubectl and Helm say when that is
// done: on the same cluster, in the same roll-out. A real control plane is started for it; its nodes are KWOK's. How
// many Deployments: BENCH_DEPLOYMENTS, 500 when absent. Words after its name choose parts of it: kubectl, helm-3,
// helm-4, and growth, where ours is alone and they grow from a fifth of that to twice that.
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
import { measureSize, printGrowth, type Size } from './readiness/growth.ts';
import { blockOf, startIdle } from './readiness/loop-delay.ts';
import { watchOurs } from './readiness/ours.ts';
import { helmInstall, kubectlRolloutStatus, kubectlWait } from './readiness/peers.ts';
import {
  createAll,
  createNamespaces,
  namespacesOf,
  PODS,
  startPlane,
  workloads,
} from './readiness/plane.ts';
import { measureRollOut } from './readiness/roll-out.ts';
import { printGoal } from './readiness/table.ts';

const SIZE = Number(process.env['BENCH_DEPLOYMENTS'] ?? 500);
const SIZES = [Math.ceil(SIZE / 5), SIZE, SIZE * 2];
const HELMS = [3, 4] as const;

const helms = HELMS.filter((major) => existsSync(path.join(helmFolder(major), 'helm')));
if (isComplete(findPrograms())) await measureAll();
else console.log(`Nothing is measured. To have it measured, ${HOW_TO_GET_THEM}.`);

async function measureAll(): Promise<void> {
  const startedAt = performance.now();
  console.log(`node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}`);
  if (isAsked('growth')) await grow();
  if (isAsked('kubectl')) await onPlane(besideKubectl);
  for (const major of helms)
    if (isAsked(`helm-${major}`)) await onPlane((plane) => besideHelm(plane, major));
  if (helms.length < HELMS.length) console.log(`\nA helm is missing: ${HOW_TO_GET_THEM}.`);
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

/** Each size on a cluster of its own, with nobody beside ours. */
async function grow(): Promise<void> {
  const sizes: Size[] = [];
  for (const count of SIZES) {
    title(`${count} Deployments × ${PODS} pods`);
    sizes.push(await onPlane((plane) => measureSize(plane, count)));
  }
  title('Growth');
  printGrowth(sizes);
}

async function besideKubectl(plane: OwnControlPlane): Promise<void> {
  const some = workloads(SIZE);
  title(`${SIZE} Deployments × ${PODS} pods, beside kubectl`);
  const from = await createAll(plane, some);
  const idle = startIdle(plane);
  const ours = await watchOurs(plane, 'ours', some);
  const peers = [await kubectlWait(plane), await kubectlRolloutStatus(plane, some)];
  await measureRollOut(plane, ours, peers, from);

  title(`One of ${SIZE} broken on purpose`);
  const [broken] = some.slice(Math.floor(SIZE / 2));
  if (broken !== undefined) await measureBroken(plane, ours, broken);
  const still = await idle.longestBlock();
  ours.interrupt();
  await ours.ended;
  const block = ours.longestBlock();
  printGoal(
    'longest block of the event loop in all this',
    blockOf(block, still),
    '≤ 50 ms',
    block.ownMs <= 50,
  );
}

async function besideHelm(plane: OwnControlPlane, major: (typeof HELMS)[number]): Promise<void> {
  const some = workloads(SIZE);
  title(`${SIZE} Deployments × ${PODS} pods, beside Helm ${major}`);
  await createNamespaces(plane, namespacesOf(some));
  const from = Date.now();
  const ours = await watchOurs(plane, 'ours', some);
  await measureRollOut(plane, ours, [await helmInstall(plane, major, some)], from);
  ours.interrupt();
  await ours.ended;
}

function title(text: string): void {
  console.log(`\n${text}`);
}
