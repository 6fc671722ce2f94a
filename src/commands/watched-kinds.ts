import type { Selection } from '../model/ports.ts';

const kinds = (apiVersion: string, ...all: readonly string[]): readonly Selection[] =>
  all.map((kind) => ({ apiVersion, kind }));

/** What a cluster may lack: such a kind is not said to be unreadable. */
const OPTIONAL: readonly Selection[] = [
  ...kinds('cert-manager.io/v1', 'Certificate'),
  ...kinds('snapshot.storage.k8s.io/v1', 'VolumeSnapshot'),
  ...kinds('velero.io/v1', 'Backup', 'Restore', 'BackupStorageLocation'),
];

/** All that is followed to tell a cluster at a glance: what is shown, and what that is judged by. */
export const WATCHED: readonly Selection[] = [
  ...kinds('v1', 'Namespace', 'Node', 'Pod', 'Service', 'PersistentVolumeClaim'),
  ...kinds('apps/v1', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'),
  ...kinds('batch/v1', 'Job', 'CronJob'),
  ...kinds('networking.k8s.io/v1', 'Ingress', 'IngressClass'),
  ...kinds('discovery.k8s.io/v1', 'EndpointSlice'),
  ...kinds('storage.k8s.io/v1', 'StorageClass'),
  { apiVersion: 'v1', kind: 'Event', fieldSelector: 'type!=Normal' },
  ...OPTIONAL,
];

export function isOptional({ apiVersion, kind }: Pick<Selection, 'apiVersion' | 'kind'>): boolean {
  return OPTIONAL.some((one) => one.apiVersion === apiVersion && one.kind === kind);
}

/** No verdict rests on these: nobody waits for them. */
export function isExplaining({ kind }: Pick<Selection, 'kind'>): boolean {
  return kind === 'Event' || kind === 'StorageClass';
}
