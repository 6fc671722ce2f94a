import type { KubeObject } from '../model/ports.ts';
import { numberAt } from './read-object.ts';
import { replicasOf } from './replicas.ts';

export type PodCounts = { readonly ready: number; readonly desired: number };

const NONE: PodCounts = { ready: 0, desired: 0 };
const KINDS: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

/** Ready pods and wanted pods of a workload; none of either for other kinds, and 0 where it says nothing of use. */
export function podCounts(object: KubeObject): PodCounts {
  if (!KINDS.includes(object.kind)) return NONE;
  const isDaemon = object.kind === 'DaemonSet';
  const desired = isDaemon
    ? numberAt(object, 'status', 'desiredNumberScheduled')
    : replicasOf(object);
  const ready = numberAt(object, 'status', isDaemon ? 'numberReady' : 'readyReplicas');
  const wanted = Math.max(0, desired ?? 0);
  // While the old ones are replaced there may be more than are wanted.
  return { ready: Math.min(Math.max(0, ready ?? 0), wanted), desired: wanted };
}
