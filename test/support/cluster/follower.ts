import { onTestFinished, vi } from 'vitest';
import {
  openCluster,
  type ClusterAccess,
  type ClusterSettings,
} from '../../../src/cluster/connect.ts';
import type {
  Change,
  ClusterReader,
  KindScope,
  KubeObject,
  Selection,
} from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { aKubeconfig } from './api-server.ts';
import type { LiveServer } from './live-server.ts';

// The first test of a file loads the Kubernetes client as well.
vi.setConfig({ testTimeout: 20_000 });

/** For tests in which nothing may be told of a loss, on a machine that is busy too. */
export const PATIENT = { graceMs: 20_000 };

/** Short enough for tests, in the proportions of the real ones. */
export const FAST = {
  watchMs: 1000,
  lateMs: 300,
  quietMs: 5000,
  graceMs: 150,
  backoffMs: 10,
  backoffMostMs: 60,
  refusedMs: 150,
  relistMs: 60_000,
} as const;

export const PODS: Selection = { apiVersion: 'v1', kind: 'Pod' };

export async function anAccess(
  server: Pick<LiveServer, 'url' | 'authority'>,
  more: Partial<ClusterSettings> & { readonly user?: object } = {},
): Promise<ClusterAccess> {
  const { pace, user, ...settings } = more;
  const data = Buffer.from(server.authority.pem).toString('base64');
  const cluster = { server: server.url, 'certificate-authority-data': data };
  const access = await openCluster({
    kubeconfig: aKubeconfig(cluster, ...(user === undefined ? [] : [user])),
    context: 'recovery',
    dialer: directDialer(),
    pace: { ...FAST, ...pace },
    ...settings,
  });
  onTestFinished(() => access.close());
  return access;
}

export type Followed = {
  /** Each change as a short word: `+a` put, `-a` gone, `whole`, `blind api-reset`. */
  readonly said: readonly string[];
  readonly changes: readonly Change[];
  /** What is known by now, as names, sorted. */
  names(): readonly string[];
  object(name: string): KubeObject | undefined;
  reading(): string;
  stop(): Promise<void>;
};

/** Follows until the test ends, and notes what is told. */
export function aFollower(
  reader: ClusterReader,
  selections: readonly Selection[] = [PODS],
): Followed {
  const stopping = new AbortController();
  const changes: Change[] = [];
  const said: string[] = [];
  const known = new Map<string, KubeObject>();
  const keyOf = ({ metadata }: KubeObject) => `${metadata.name}|${metadata.uid ?? ''}`;
  const done = (async () => {
    try {
      for await (const batch of reader.follow(selections, stopping.signal))
        for (const change of batch) {
          changes.push(change);
          said.push(wordOf(change));
          if (change.is === 'put') known.set(keyOf(change.object), change.object);
          if (change.is === 'gone') known.delete(keyOf(change.object));
        }
    } catch (error) {
      if (!stopping.signal.aborted) said.push(`thrown ${String(error)}`);
    }
  })();
  const stop = async () => {
    stopping.abort(new Error('stopped'));
    await done;
  };
  onTestFinished(stop);
  return {
    said,
    changes,
    names: () => [...known.values()].map(({ metadata }) => metadata.name).toSorted(),
    object: (name) => [...known.values()].find(({ metadata }) => metadata.name === name),
    reading: () => said.findLast((word) => /^(whole|blind)/.test(word)) ?? 'not-yet',
    stop,
  };
}

/** All that is told until it ends by itself. */
export async function lookOnce(
  reader: ClusterReader,
  selections: readonly Selection[] = [PODS],
): Promise<readonly Change[]> {
  const signal = AbortSignal.timeout(20_000);
  const changes: Change[] = [];
  for await (const batch of reader.follow(selections, signal, { once: true }))
    changes.push(...batch);
  return changes;
}

export function wordOf(change: Change): string {
  if (change.is === 'put') return `+${change.object.metadata.name}`;
  if (change.is === 'gone') return `-${change.object.metadata.name}`;
  return [change.is === 'whole' ? 'whole' : `blind ${change.cause.code}`, placeOf(change)]
    .filter((word) => word !== '')
    .join(' ');
}

function placeOf({ namespace = '' }: KindScope): string {
  return namespace;
}
