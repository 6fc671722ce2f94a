import { onTestFinished } from 'vitest';
import type { ProbeResult } from '../../../src/model/catalogue.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { found } from '../../../src/model/verdict.ts';
import type { Watched } from '../../../src/probes/kubernetes/seen-cluster.ts';
import { watched } from '../../../src/probes/kubernetes/watched.ts';
import { result } from '../../../src/probes/result.ts';
import { FAKE_READERS } from '../fake-ports.ts';
import { aHandClock, heard, type Follower, type HandClock } from './follower.ts';

export const SELECTIONS = [
  { apiVersion: 'apps/v1', kind: 'Deployment', namespaces: ['prod', 'infra'] },
  { apiVersion: 'v1', kind: 'Node' },
] as const;
export const IN_INFRA = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'infra' };
export const NODES = { apiVersion: 'v1', kind: 'Node' };

/** Passes; finds how many Deployments there are. */
export const COUNTING: Watched<object> = {
  selections: () => SELECTIONS,
  assess: ({ around }) =>
    result(found('pass', null), { finds: { n: around.all('apps/Deployment').length } }),
};

/** Follows on a clock of the test's own until the test is over. */
export function following(
  what: Watched<object>,
  cluster: Follower,
  clock: HandClock = aHandClock(),
): ReturnType<typeof heard<ProbeResult>> & { clock: HandClock; stop: (reason: Error) => void } {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const readers: Readers = { ...FAKE_READERS, cluster, clock };
  const told = heard(watched(what).follow({}, readers, stop.signal));
  return { ...told, clock, stop: (reason) => stop.abort(reason) };
}

export const numbers = (all: readonly ProbeResult[]) => all.map(({ finds }) => finds['n']);
