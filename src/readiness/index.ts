import type { KubeObject } from '../model/ports.ts';
import { found, type Found } from '../model/verdict.ts';
import { judgeApiService } from './api-service.ts';
import { groupKind, type Around, type GroupKind } from './around.ts';
import { judgeCertificate } from './certificate.ts';
import { judgeCronJob } from './cron-job.ts';
import { judgeCustomResourceDefinition } from './custom-resource-definition.ts';
import { judgeDaemonSet } from './daemon-set.ts';
import { judgeDeployment } from './deployment.ts';
import { judgeExisting, worstBelow } from './existing.ts';
import { explained } from './explained.ts';
import { judgeHorizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts';
import { judgeIngress } from './ingress.ts';
import { judgeJob } from './job.ts';
import type { Judge } from './judgement.ts';
import { judgeNamespace } from './namespace.ts';
import { judgeNode } from './node.ts';
import { hasNoStatus, judgeOther } from './other.ts';
import { judgePersistentVolumeClaim } from './persistent-volume-claim.ts';
import { judgePersistentVolume } from './persistent-volume.ts';
import { judgePodDisruptionBudget } from './pod-disruption-budget.ts';
import { judgePod } from './pod.ts';
import { namespaceOf, refOf } from './read-object.ts';
import { judgeReplicaSet } from './replica-set.ts';
import { judgeService } from './service.ts';
import { withSoundMetadata } from './sound-metadata.ts';
import { judgeStatefulSet } from './stateful-set.ts';
import { judgeBackupStorage, judgeSchedule, judgeVeleroWork } from './velero.ts';
import { judgeVolumeSnapshot } from './volume-snapshot.ts';

/** Who judges what: one row a kind, by `group/kind`; the core group has no name. */
const JUDGES: { readonly [kind: GroupKind]: Judge } = {
  'apps/Deployment': judgeDeployment,
  'apps/StatefulSet': judgeStatefulSet,
  'apps/DaemonSet': judgeDaemonSet,
  'apps/ReplicaSet': judgeReplicaSet,
  '/ReplicationController': judgeReplicaSet,
  'batch/Job': judgeJob,
  'batch/CronJob': judgeCronJob,
  '/Pod': judgePod,
  '/PersistentVolumeClaim': judgePersistentVolumeClaim,
  '/PersistentVolume': judgePersistentVolume,
  '/Service': judgeService,
  'networking.k8s.io/Ingress': judgeIngress,
  'extensions/Ingress': judgeIngress,
  '/Node': judgeNode,
  '/Namespace': judgeNamespace,
  'apiextensions.k8s.io/CustomResourceDefinition': judgeCustomResourceDefinition,
  'autoscaling/HorizontalPodAutoscaler': judgeHorizontalPodAutoscaler,
  'policy/PodDisruptionBudget': judgePodDisruptionBudget,
  'apiregistration.k8s.io/APIService': judgeApiService,
  'cert-manager.io/Certificate': judgeCertificate,
  'snapshot.storage.k8s.io/VolumeSnapshot': judgeVolumeSnapshot,
  'snapshot.storage.k8s.io/VolumeSnapshotContent': judgeVolumeSnapshot,
  'velero.io/Backup': judgeVeleroWork,
  'velero.io/Restore': judgeVeleroWork,
  'velero.io/BackupStorageLocation': judgeBackupStorage,
  'velero.io/Schedule': judgeSchedule,
};

/** Kinds that do their work by being there, whatever a status of theirs may say. */
const EXISTING: ReadonlySet<GroupKind> = new Set<GroupKind>([
  '/ConfigMap',
  '/Endpoints',
  '/LimitRange',
  '/PodTemplate',
  '/ResourceQuota',
  '/Secret',
  '/ServiceAccount',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apps/ControllerRevision',
  'coordination.k8s.io/Lease',
  'discovery.k8s.io/EndpointSlice',
  'flowcontrol.apiserver.k8s.io/FlowSchema',
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  'networking.k8s.io/IngressClass',
  'networking.k8s.io/NetworkPolicy',
  'node.k8s.io/RuntimeClass',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
  'scheduling.k8s.io/PriorityClass',
  'snapshot.storage.k8s.io/VolumeSnapshotClass',
  'storage.k8s.io/CSIDriver',
  'storage.k8s.io/CSINode',
  'storage.k8s.io/CSIStorageCapacity',
  'storage.k8s.io/StorageClass',
  'storage.k8s.io/VolumeAttributesClass',
]);

/** Nothing is known but the object itself. */
const NOTHING_AROUND: Around = {
  find: () => undefined,
  childrenOf: () => [],
  eventsOf: () => [],
  all: () => [],
  reading: () => 'not-yet',
};

/**
 * Is this object ready, and if not, why not: what explains it stands first. What can't be read is unknown, whatever was
 * told of it before. Never throws, whatever stands in the object.
 */
export function judgeObject(given: KubeObject, around: Around = NOTHING_AROUND): Found {
  const object = withSoundMetadata(given);
  const own = judgeOne(object, around);
  if (own.verdict !== 'pass' || !restsOnChildren(object)) return explained(own, object, around);
  const below = worstBelow(object, around, { judgeOne, restsOnChildren });
  return below === undefined
    ? own
    : { ...explained(below.found, below.object, around), notes: own.notes };
}

/** By its own rule alone. */
function judgeOne(object: KubeObject, around: Around): Found {
  const row = rowOf(object);
  const reading = around.reading(row, namespaceOf(object));
  if (typeof reading !== 'string') return { ...found('unknown', reading), object: refOf(object) };
  const rule = JUDGES[row] ?? (EXISTING.has(row) ? judgeExisting : judgeOther);
  return rule(object, around);
}

function restsOnChildren(object: KubeObject): boolean {
  const row = rowOf(object);
  return EXISTING.has(row) || (JUDGES[row] === undefined && hasNoStatus(object));
}

function rowOf({ apiVersion, kind }: KubeObject): GroupKind {
  return groupKind(apiVersion, kind);
}

export { judgeDaemonSet, judgeDeployment, judgeNamespace, judgeNode, judgeStatefulSet };
