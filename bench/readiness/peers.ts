import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ControlPlane } from '../../test/support/control-plane/control-plane.ts';
import { helmFolder, type HELM } from '../../test/support/control-plane/programs.ts';
import { startClient, type Client } from './client.ts';
import { manifestOf, namespacesOf, type Workload } from './plane.ts';

const TIMEOUT = '15m';

/** Programs that end when they hold the roll-out for done: one, or one a namespace at the same time. */
export type Peer = { readonly name: string; readonly clients: readonly Client[] };

export async function kubectlWait(plane: ControlPlane): Promise<Peer> {
  const words = ['wait', '--for=condition=Available', 'deployment', '--all', '-A'];
  const client = await startClient(plane, 'kubectl-wait', () => [
    plane.kubectlProgram,
    ...words,
    `--timeout=${TIMEOUT}`,
  ]);
  return { name: 'kubectl wait --for=condition=Available', clients: [client] };
}

/** It knows one namespace at a time: all of them are watched side by side, which is the most that it can do. */
export async function kubectlRolloutStatus(
  plane: ControlPlane,
  all: readonly Workload[],
): Promise<Peer> {
  const clients = await Promise.all(
    namespacesOf(all).map((namespace) =>
      startClient(plane, 'kubectl-rollout-status', () => [
        plane.kubectlProgram,
        'rollout',
        'status',
        'deployment',
        `--namespace=${namespace}`,
        `--timeout=${TIMEOUT}`,
      ]),
    ),
  );
  return { name: `kubectl rollout status × ${clients.length}`, clients };
}

/**
 * Installs a chart of all of these and waits for them. By itself it asks five times a second at most, and is minutes
 * late: here it may ask as often as it likes.
 */
export async function helmInstall(
  plane: ControlPlane,
  major: keyof typeof HELM,
  all: readonly Workload[],
): Promise<Peer> {
  const chart = path.join(plane.directory, 'chart');
  mkdirSync(path.join(chart, 'templates'), { recursive: true });
  writeFileSync(path.join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
  // JSON is YAML.
  const manifests = all.map((one) => JSON.stringify(manifestOf(one))).join('\n---\n');
  writeFileSync(path.join(chart, 'templates', 'deployments.yaml'), manifests);
  const client = await startClient(plane, `helm-${major}`, () => [
    path.join(helmFolder(major), 'helm'),
    'install',
    'shop',
    chart,
    '--namespace=default',
    '--wait',
    '--qps=500',
    '--burst-limit=1000',
    `--timeout=${TIMEOUT}`,
  ]);
  return { name: `helm ${major} install --wait`, clients: [client] };
}
