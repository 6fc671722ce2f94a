import type { CloudCluster, CloudPlace } from '../../model/cloud.ts';
import { isPassing } from '../../model/cloud-passing.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';

const EVERY_MS = 10_000;
/** A cluster takes 10 to 20 minutes; after this somebody looks. */
const LONGEST_MS = 60 * 60_000;

/** Waits until a cluster runs. What can't be read for a while is read again: it is being made all the same. */
export async function followCluster(
  place: CloudPlace,
  id: string,
  { cloud, clock, attempt }: Writers,
  signal: AbortSignal,
): Promise<CloudCluster> {
  const from = clock.mono();
  let before = '';
  for (;;) {
    const [settled] = await Promise.allSettled([cloud.clusters(place, signal)]);
    signal.throwIfAborted();
    const cluster =
      settled.status === 'fulfilled' ? settled.value.find((one) => one.id === id) : undefined;
    if (settled.status === 'rejected' && !isPassing(settled.reason)) throw settled.reason;
    if (cluster !== undefined && cluster.said !== before) {
      before = cluster.said;
      attempt.output(`${cluster.name}: ${before}\n`);
    }
    if (cluster?.state === 'running') return cluster;
    const elapsed = clock.mono() - from;
    const state = cluster?.said ?? '-';
    if (cluster?.state === 'failed')
      throw new WizardError('not-proven', 'cloud-cluster-failed', { id, state });
    if (elapsed > LONGEST_MS)
      throw new WizardError('not-proven', 'cloud-cluster-late', { id, state });
    await clock.sleep(EVERY_MS, signal);
  }
}
