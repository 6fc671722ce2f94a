import type { Selection } from '../../model/ports.ts';

export type NamedKind = Pick<Selection, 'apiVersion' | 'kind'>;

/** The versions in which kinds are read that are named without one. */
const VERSIONS: { readonly [apiVersion: string]: readonly string[] } = {
  v1: ['Pod', 'Service', 'PersistentVolumeClaim', 'PersistentVolume', 'Node', 'Namespace'],
  'apps/v1': ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  'batch/v1': ['Job', 'CronJob'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass'],
  'storage.k8s.io/v1': ['StorageClass'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'policy/v1': ['PodDisruptionBudget'],
  'apiextensions.k8s.io/v1': ['CustomResourceDefinition'],
  'apiregistration.k8s.io/v1': ['APIService'],
  'cert-manager.io/v1': ['Certificate', 'Issuer', 'ClusterIssuer'],
  'snapshot.storage.k8s.io/v1': ['VolumeSnapshot'],
  'velero.io/v1': ['Backup', 'Restore', 'BackupStorageLocation'],
};
const BY_KIND = new Map(
  Object.entries(VERSIONS).flatMap(([apiVersion, kinds]) =>
    kinds.map((kind) => [kind, { apiVersion, kind }] as const),
  ),
);
const KIND = /^(?:(?<apiVersion>(?:[a-z0-9.-]+\/)?v[a-z0-9]+)\/)?(?<kind>[A-Z][A-Za-z0-9]*)$/;

/** A kind by itself, such as `Deployment`, or with its version: `batch/v1/Job`, `v1/Pod`. undefined where it is neither. */
export function namedKind(text: string): NamedKind | undefined {
  const { apiVersion, kind } = KIND.exec(text)?.groups ?? {};
  if (kind === undefined) return undefined;
  return apiVersion === undefined ? BY_KIND.get(kind) : { apiVersion, kind };
}
