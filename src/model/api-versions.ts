/** Kinds that a version of an API serves, from one Kubernetes minor version on and up to another. */
type Served = {
  readonly version: string;
  readonly kinds: readonly string[];
  /** The minor version of Kubernetes 1 in which it came; 0 where it was always there. */
  readonly since: number;
  /** The first minor version that does not have it; null where it is there still. */
  readonly removed: number | null;
  /** What to write in its place: '' where there is nothing like it. */
  readonly instead: string;
};

const gone = (version: string, kinds: string, removed: number, instead: string): Served => ({
  version,
  kinds: kinds.split(' '),
  since: 0,
  removed,
  instead,
});
const kept = (version: string, kinds: string, since: number = 0): Served => ({
  version,
  kinds: kinds.split(' '),
  since,
  removed: null,
  instead: '',
});

/**
 * What was removed: kubernetes.io/docs/reference/using-api/deprecation-guide (1.16 to 1.32); `batch/v2alpha1` and the
 * alpha versions of rbac by the CHANGELOGs of 1.21 and 1.22.
 */
const REMOVED: readonly Served[] = [
  gone('extensions/v1beta1', 'NetworkPolicy', 16, 'networking.k8s.io/v1'),
  gone('extensions/v1beta1', 'DaemonSet Deployment ReplicaSet', 16, 'apps/v1'),
  gone('extensions/v1beta1', 'PodSecurityPolicy', 16, ''),
  gone('apps/v1beta1', 'Deployment ReplicaSet StatefulSet ControllerRevision', 16, 'apps/v1'),
  gone(
    'apps/v1beta2',
    'DaemonSet Deployment ReplicaSet StatefulSet ControllerRevision',
    16,
    'apps/v1',
  ),
  gone('batch/v2alpha1', 'CronJob', 21, 'batch/v1'),
  gone(
    'admissionregistration.k8s.io/v1beta1',
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
    22,
    'admissionregistration.k8s.io/v1',
  ),
  gone('apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 22, 'apiextensions.k8s.io/v1'),
  gone('apiregistration.k8s.io/v1beta1', 'APIService', 22, 'apiregistration.k8s.io/v1'),
  gone('authentication.k8s.io/v1beta1', 'TokenReview', 22, 'authentication.k8s.io/v1'),
  gone(
    'authorization.k8s.io/v1beta1',
    'LocalSubjectAccessReview SelfSubjectAccessReview SubjectAccessReview SelfSubjectRulesReview',
    22,
    'authorization.k8s.io/v1',
  ),
  gone('certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 22, 'certificates.k8s.io/v1'),
  gone('coordination.k8s.io/v1beta1', 'Lease', 22, 'coordination.k8s.io/v1'),
  gone('extensions/v1beta1', 'Ingress', 22, 'networking.k8s.io/v1'),
  gone('networking.k8s.io/v1beta1', 'Ingress IngressClass', 22, 'networking.k8s.io/v1'),
  gone(
    'rbac.authorization.k8s.io/v1beta1',
    'ClusterRole ClusterRoleBinding Role RoleBinding',
    22,
    'rbac.authorization.k8s.io/v1',
  ),
  gone(
    'rbac.authorization.k8s.io/v1alpha1',
    'ClusterRole ClusterRoleBinding Role RoleBinding',
    22,
    'rbac.authorization.k8s.io/v1',
  ),
  gone('scheduling.k8s.io/v1beta1', 'PriorityClass', 22, 'scheduling.k8s.io/v1'),
  gone(
    'storage.k8s.io/v1beta1',
    'CSIDriver CSINode StorageClass VolumeAttachment',
    22,
    'storage.k8s.io/v1',
  ),
  gone('batch/v1beta1', 'CronJob', 25, 'batch/v1'),
  gone('discovery.k8s.io/v1beta1', 'EndpointSlice', 25, 'discovery.k8s.io/v1'),
  gone('events.k8s.io/v1beta1', 'Event', 25, 'events.k8s.io/v1'),
  gone('autoscaling/v2beta1', 'HorizontalPodAutoscaler', 25, 'autoscaling/v2'),
  gone('policy/v1beta1', 'PodDisruptionBudget', 25, 'policy/v1'),
  gone('policy/v1beta1', 'PodSecurityPolicy', 25, ''),
  gone('node.k8s.io/v1beta1', 'RuntimeClass', 25, 'node.k8s.io/v1'),
  gone(
    'flowcontrol.apiserver.k8s.io/v1beta1',
    'FlowSchema PriorityLevelConfiguration',
    26,
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  gone('autoscaling/v2beta2', 'HorizontalPodAutoscaler', 26, 'autoscaling/v2'),
  gone('storage.k8s.io/v1beta1', 'CSIStorageCapacity', 27, 'storage.k8s.io/v1'),
  gone(
    'flowcontrol.apiserver.k8s.io/v1beta2',
    'FlowSchema PriorityLevelConfiguration',
    29,
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  gone(
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema PriorityLevelConfiguration',
    32,
    'flowcontrol.apiserver.k8s.io/v1',
  ),
];

/** What stays: kubernetes.io/docs/reference/generated/kubernetes-api; `since` where manifests may be newer than a cluster. */
const KEPT: readonly Served[] = [
  kept(
    'v1',
    'Binding ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount',
  ),
  kept('apps/v1', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet', 9),
  kept('batch/v1', 'Job'),
  kept('batch/v1', 'CronJob', 21),
  kept('autoscaling/v1', 'HorizontalPodAutoscaler'),
  kept('autoscaling/v2', 'HorizontalPodAutoscaler', 23),
  kept('policy/v1', 'PodDisruptionBudget', 21),
  kept('networking.k8s.io/v1', 'NetworkPolicy'),
  kept('networking.k8s.io/v1', 'Ingress IngressClass', 19),
  kept('networking.k8s.io/v1', 'IPAddress ServiceCIDR', 33),
  kept('rbac.authorization.k8s.io/v1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 8),
  kept('storage.k8s.io/v1', 'StorageClass', 6),
  kept('storage.k8s.io/v1', 'VolumeAttachment', 13),
  kept('storage.k8s.io/v1', 'CSINode', 17),
  kept('storage.k8s.io/v1', 'CSIDriver', 18),
  kept('storage.k8s.io/v1', 'CSIStorageCapacity', 24),
  kept('scheduling.k8s.io/v1', 'PriorityClass', 14),
  kept('coordination.k8s.io/v1', 'Lease', 14),
  kept(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
    16,
  ),
  kept(
    'admissionregistration.k8s.io/v1',
    'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding',
    30,
  ),
  kept('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 16),
  kept('apiregistration.k8s.io/v1', 'APIService', 10),
  kept('authentication.k8s.io/v1', 'TokenReview TokenRequest'),
  kept(
    'authorization.k8s.io/v1',
    'LocalSubjectAccessReview SelfSubjectAccessReview SubjectAccessReview SelfSubjectRulesReview',
  ),
  kept('certificates.k8s.io/v1', 'CertificateSigningRequest', 19),
  kept('discovery.k8s.io/v1', 'EndpointSlice', 21),
  kept('events.k8s.io/v1', 'Event', 19),
  kept('node.k8s.io/v1', 'RuntimeClass', 20),
  kept('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema PriorityLevelConfiguration', 29),
];

export type InVersion =
  | { readonly is: 'served' }
  | { readonly is: 'removed'; readonly in: string; readonly instead: string }
  | { readonly is: 'too-new'; readonly since: string }
  /** No such kind is in that version of a group of Kubernetes' own. */
  | { readonly is: 'no-such' }
  /** Somebody's own, or one that is neither stable nor removed: this table can't say. */
  | { readonly is: 'unknown' };

/** What Kubernetes 1.`minor` makes of it, by the tables. */
export function inVersion(apiVersion: string, kind: string, minor: number): InVersion {
  const ofVersion = [...REMOVED, ...KEPT].filter(({ version }) => version === apiVersion);
  const row = ofVersion.find(({ kinds }) => kinds.includes(kind));
  if (row === undefined)
    return ofVersion.some(({ removed }) => removed === null)
      ? { is: 'no-such' }
      : { is: 'unknown' };
  if (row.removed !== null && minor >= row.removed)
    return { is: 'removed', in: `1.${row.removed}`, instead: row.instead };
  return minor < row.since ? { is: 'too-new', since: `1.${row.since}` } : { is: 'served' };
}

/** What to write in place of a version that is gone; undefined where nobody knows, '' where there is nothing like it. */
export function replacementOf(
  apiVersion: string,
  kind: string,
): { readonly in: string; readonly instead: string } | undefined {
  const row = REMOVED.find(({ version, kinds }) => version === apiVersion && kinds.includes(kind));
  return row === undefined ? undefined : { in: `1.${row.removed}`, instead: row.instead };
}
