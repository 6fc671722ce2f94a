import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Cluster, ControlPlane } from '../support/control-plane/index.ts';
import { EVERY_KIND, everyKind, type EveryKind } from '../support/every-kind.ts';

export const CONTEXT = 'test';
export const SECRET = 'pa55/w0rd+planted&"here"';

type Where = ControlPlane & Pick<Cluster, 'freshName'>;

export async function aWorld(cluster: Where): Promise<{ world: EveryKind; env: Env }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'every-kind-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return inFolder(cluster, folder, cluster.freshName('s'));
}

type Env = { readonly [name: string]: string };

export async function inFolder(cluster: ControlPlane, folder: string, suffix: string) {
  const world = await everyKind(folder, suffix, {
    kubeconfig: cluster.kubeconfig,
    context: CONTEXT,
    port: Number(new URL(cluster.server).port),
  });
  const env = {
    PATH: `${path.dirname(cluster.kubectlProgram)}:${process.env['PATH']}`,
    PLANTED: SECRET,
    DR_WIZARD_HOME: world.home,
  };
  return { world, env };
}

/** The command line of a run by answers. */
export const incident = (world: EveryKind, ...more: readonly string[]) => [
  'incident',
  EVERY_KIND,
  '--site',
  world.site,
  '--plain',
  '--auto',
  '--answers',
  world.answers,
  ...more,
];
