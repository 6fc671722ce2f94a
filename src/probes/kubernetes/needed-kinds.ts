import type { Selection } from '../../model/ports.ts';
import { groupKind, type GroupKind } from '../../readiness/around.ts';

type Kind = Pick<Selection, 'apiVersion' | 'kind'>;

const INGRESS_CLASS = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass' };
const SERVICE = { apiVersion: 'v1', kind: 'Service' };
const SLICE = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' };
const REPLICA_SET = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };
const JOB = { apiVersion: 'batch/v1', kind: 'Job' };
const POD = { apiVersion: 'v1', kind: 'Pod' };
const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
const STORAGE_CLASS = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' };
const NODE = { apiVersion: 'v1', kind: 'Node' };

/** Where a pod lies and what it is made of: that explains most of what befalls it, and no verdict rests on it. */
const OF_PODS = [CLAIM, STORAGE_CLASS, NODE];

/** What the rule of a kind asks about beside the object itself, or what tells why it is not ready. */
const NEEDS: { readonly [kind: GroupKind]: readonly Kind[] } = {
  'apps/Deployment': [REPLICA_SET, POD, ...OF_PODS],
  'apps/ReplicaSet': [POD, ...OF_PODS],
  'apps/StatefulSet': [POD, ...OF_PODS],
  'apps/DaemonSet': [POD, ...OF_PODS],
  'batch/Job': [POD, ...OF_PODS],
  'batch/CronJob': [JOB],
  '/Pod': OF_PODS,
  '/PersistentVolumeClaim': [STORAGE_CLASS],
  '/Service': [SLICE],
  'networking.k8s.io/Ingress': [INGRESS_CLASS, SERVICE, SLICE],
};

const IN_NO_NAMESPACE = new Set(['IngressClass', 'StorageClass', 'Node']);

/** What has to be read. What only `explains` tells why something is not ready: no verdict has to wait for it. */
export type Needed = Selection & { readonly explains?: true };

/** What a cluster is asked for: it knows nothing of what is done with that. */
export function asAsked(needed: readonly Needed[]): readonly Selection[] {
  return needed.map(({ explains: _explains, ...selection }) => selection);
}

/** Where a kind is looked for; in all namespaces where none is named. */
export type Place = Kind & { readonly namespaces?: readonly string[] };

/** Whether the rule of one of these kinds asks about all of another kind. */
export function isNeededBy({ apiVersion, kind }: Kind, kinds: readonly Kind[]): boolean {
  return kinds.some((one) =>
    NEEDS[groupKind(one.apiVersion, one.kind)]?.some(
      (needed) => groupKind(needed.apiVersion, needed.kind) === groupKind(apiVersion, kind),
    ),
  );
}

/**
 * What has to be followed to judge these: they themselves, what their rules ask for, and their warnings. A kind that is
 * asked for in several places is followed once, in all of them.
 */
export function withNeeded(places: readonly Place[]): readonly Needed[] {
  const needed = places.flatMap((place) =>
    (NEEDS[groupKind(place.apiVersion, place.kind)] ?? []).map((kind) =>
      IN_NO_NAMESPACE.has(kind.kind) ? kind : { ...place, ...kind },
    ),
  );
  const all = merged([...places, ...needed]);
  const warned = places.filter(({ kind }) => kind !== 'Ingress');
  const warnings = merged(warned.map((one) => ({ ...one, apiVersion: 'v1', kind: 'Event' })));
  return [
    ...all.map((one): Needed => (explainsOnly(one, places) ? { ...one, explains: true } : one)),
    ...warnings.map((one) => ({ ...one, ...WARNINGS })),
  ];
}

/** Those of type Normal tell what went well. */
const WARNINGS = { fieldSelector: 'type!=Normal', explains: true } as const;

function explainsOnly({ kind }: Kind, places: readonly Place[]): boolean {
  return (
    OF_PODS.some((one) => one.kind === kind) &&
    places.every((one) => one.kind !== kind && groupKind(one.apiVersion, one.kind) in NEEDS)
  );
}

function merged(places: readonly Place[]): readonly Place[] {
  const known = new Map<string, Place>();
  for (const { apiVersion, kind, namespaces } of places) {
    const key = groupKind(apiVersion, kind);
    const before = known.get(key);
    const one = before ?? { apiVersion, kind, ...(namespaces ? { namespaces: [] } : {}) };
    known.set(
      key,
      one.namespaces === undefined || namespaces === undefined
        ? { apiVersion: one.apiVersion, kind }
        : { ...one, namespaces: [...new Set([...one.namespaces, ...namespaces])] },
    );
  }
  return [...known.values()];
}
