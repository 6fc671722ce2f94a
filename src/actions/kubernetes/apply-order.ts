import type { KubeObject } from '../../model/ports.ts';

/** What others need comes first. A kind that is not named here is a custom one: after the CRDs, before workloads. */
const ORDER: readonly (readonly string[])[] = [
  ['Namespace'],
  ['CustomResourceDefinition', 'PriorityClass', 'StorageClass', 'IngressClass', 'RuntimeClass'],
  ['ResourceQuota', 'LimitRange', 'NetworkPolicy', 'PersistentVolume'],
  ['ServiceAccount', 'Secret', 'ConfigMap', 'PersistentVolumeClaim'],
  ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  ['Service', 'Endpoints', 'EndpointSlice'],
  [],
  ['Pod', 'ReplicationController', 'ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet'],
  ['Job', 'CronJob', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Ingress'],
  ['APIService', 'MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
];

/** Stable: objects of one rank stay in the order of their files. */
export function inApplyOrder(objects: readonly KubeObject[]): readonly KubeObject[] {
  return objects.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ kind }: KubeObject): number {
  const rank = ORDER.findIndex((kinds) => kinds.includes(kind));
  return rank === -1 ? ORDER.findIndex((kinds) => kinds.length === 0) : rank;
}
