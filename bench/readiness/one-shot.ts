import { openSync } from 'node:fs';
import type { ControlPlane } from '../../test/support/control-plane/control-plane.ts';
import { startClient, type Client } from './client.ts';
import { verifyOurs } from './ours.ts';
import { readAudit, type Workload } from './plane.ts';
import { median, megabytes, printGoal, printTable, seconds } from './table.ts';

const ROUNDS = 5;

type Shot = { readonly ms: number; readonly client: Client };
export type OneShot = { readonly ms: number; readonly peakBytes: number };

/**
 * A settled cluster judged by a program that starts, says it and ends, beside kubectl that only hands out the objects;
 * in turns, medians.
 */
export async function measureOneShot(
  plane: ControlPlane,
  all: readonly Workload[],
): Promise<OneShot> {
  const from = Date.now();
  const nothing = openSync('/dev/null', 'w');
  const ours: Shot[] = [];
  const kubectl: Shot[] = [];
  const names = ['get', 'pods,deployments', '-A', '--output=json'];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const one = await shot(() => verifyOurs(plane, 'ours-once', all));
    const other = await shot(() =>
      startClient(plane, 'kubectl-get', () => [plane.kubectlProgram, ...names], { out: nothing }),
    );
    // The first round only warms up.
    if (round === 0) continue;
    ours.push(one);
    kubectl.push(other);
  }
  const ms = median(ours.map((one) => one.ms));
  const peakBytes = Math.max(...ours.map(({ client }) => client.usage().peakBytes));
  const ratio = median(ours.map((one, n) => one.ms / (kubectl[n]?.ms ?? Number.NaN)));
  const { requests } = readAudit(plane, from);
  printTable([
    ['', 'takes', 'requests', 'received', 'memory', 'processor'],
    row('dr-wizard verify --once', ours, requests),
    row('kubectl get pods,deployments -A -o json', kubectl, requests),
  ]);
  printGoal('against kubectl get', `${ratio.toFixed(2)} ×`, '≤ 0.5 ×', ratio <= 0.5);
  return { ms, peakBytes };
}

async function shot(start: () => Promise<Client>): Promise<Shot> {
  const from = performance.now();
  const client = await start();
  const { exitCode } = await client.ended;
  const ms = performance.now() - from;
  if (exitCode !== 0) throw new Error(`${client.user}: ${exitCode} ${client.complained()}`);
  return { ms, client };
}

function row(
  name: string,
  shots: readonly Shot[],
  requests: (user: string) => number,
): readonly string[] {
  const mid = (of: (shot: Shot) => number): number => median(shots.map((one) => of(one)));
  const user = shots[0]?.client.user ?? '';
  return [
    name,
    seconds(mid(({ ms }) => ms)),
    // The one that warmed up is in the log as well.
    String(Math.round(requests(user) / (shots.length + 1))),
    megabytes(mid(({ client }) => client.proxy.received())),
    megabytes(mid(({ client }) => client.usage().peakBytes)),
    seconds(mid(({ client }) => client.usage().cpuMs)),
  ];
}
