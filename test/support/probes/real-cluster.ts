import { onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { openCluster, type ClusterSettings } from '../../../src/cluster/connect.ts';
import type { ProbeDef, ProbeResult } from '../../../src/model/catalogue.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { trim } from '../../../src/readiness/trim.ts';
import type { Cluster } from '../control-plane/index.ts';
import { FAKE_READERS } from '../fake-ports.ts';
import { heard } from './follower.ts';

/** How long something may take in a real cluster on a busy machine. */
export const WAIT = { timeout: 30_000, interval: 50 } as const;

/** Readers of the cluster that a kubeconfig names; closed after the test. */
export async function realReaders(
  kubeconfig: string,
  more: Partial<ClusterSettings> = {},
): Promise<Readers> {
  const settings = { kubeconfig, context: 'test', dialer: directDialer(), keep: trim };
  const access = await openCluster({ ...settings, ...more });
  onTestFinished(() => access.close());
  return { ...FAKE_READERS, cluster: access.reader, clock: systemClock };
}

/** All that a probe tells live, until the test is over. */
export function live<W>(probe: ProbeDef<W>, input: W, readers: Readers): readonly ProbeResult[] {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  if (probe.follow === undefined) throw new Error(`${probe.id} can not follow`);
  return heard(probe.follow(input, readers, stop.signal)).all;
}

/** A Deployment of two pods, or of so many. */
export async function deploy(
  cluster: Cluster,
  namespace: string,
  name: string,
  { annotations = {}, replicas = 2 }: { annotations?: object; replicas?: number } = {},
): Promise<void> {
  const labels = { app: name };
  const containers = [{ name: 'app', image: 'example.test/app:1' }];
  await made(cluster, `/apis/apps/v1/namespaces/${namespace}/deployments`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels, annotations }, spec: { containers } },
    },
  });
}

/** Creates an object; throws where that is refused. */
export async function made(cluster: Cluster, path: string, body: object): Promise<void> {
  const answer = await cluster.request('POST', path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
}
