import { onTestFinished, expect, vi } from 'vitest';
import {
  startControlPlane,
  type ControlPlane,
  type OwnControlPlane,
} from '../support/control-plane/index.ts';
import { runProgram } from '../support/program.ts';
import path from 'node:path';
import { aDrillWorld, type DrillWorld } from './drill-world.ts';
import { everyObject } from './every-object.ts';

const KILLER = path.resolve(import.meta.dirname, '../support/kill-after.mjs');
export const CLEAN_UP = ['drill', '--cleanup', 'last', '--plain'];

/** A practice cluster of its own: whatever is in it afterwards was left by a drill. */
export async function aPracticeCluster(): Promise<OwnControlPlane> {
  const cluster = await startControlPlane({ nodes: 1 });
  onTestFinished(() => cluster.stop());
  await cluster.kubectl(['label', 'namespace', 'kube-system', 'dr-wizard/practice=true']);
  return cluster;
}

/** Its runbook, site and answers in a folder of its own; what it makes is named by the suffix. */
export async function aWorld(
  cluster: ControlPlane,
  suffix: string,
  more: Parameters<typeof aDrillWorld>[2] = {},
) {
  const world = await aDrillWorld(cluster, suffix, more);
  onTestFinished(() => world.remove());
  return world;
}

/** Runs the program there; `killAt` ends it by SIGKILL after so many lines of its journal. */
export const run = (world: DrillWorld, argv: readonly string[], killAt?: number) =>
  runProgram(argv, {
    cwd: world.folder,
    env: {
      ...world.env,
      ...(killAt === undefined ? {} : { DR_TEST_KILL_AFTER_LINE: String(killAt) }),
    },
    ...(killAt === undefined ? {} : { nodeArgs: ['--import', KILLER] }),
  });

/** Twice the same, but for what controllers change by themselves: it is waited for. */
export async function leftAsItWas(
  cluster: ControlPlane,
  before: Awaited<ReturnType<typeof everyObject>>,
) {
  await vi.waitFor(async () => expect(await everyObject(cluster)).toEqual(before), {
    timeout: 30_000,
    interval: 500,
  });
}
