import type { JsonObject } from '../../model/json.ts';
import { numberAt, objectAt, objectsAt, textAt, withAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { isGoing, labelsOf, nameOf, namespaceOf, withMetadata } from '../store/metadata.ts';
import { nonZero } from './deployment-status.ts';
import { hasEnded, isPodAvailable, isPodReady, makePod, ownPods, POD } from './pods-of.ts';
import { templateHash } from './template.ts';
import {
  add,
  type ControllerWorld,
  drop,
  followOwner,
  ownerReference,
  setStatus,
} from './world.ts';

const STATEFUL_SET = kindNamed('StatefulSet');
const CLAIM = kindNamed('PersistentVolumeClaim');
const REVISION = kindNamed('ControllerRevision');
const HASH = 'controller-revision-hash';
const BY = 'statefulset-controller';
const REFUSED_MS = 2000;

/** Keeps the pods of StatefulSets, one after the other. */
export function runStatefulSets(world: ControllerWorld): () => void {
  return followOwner(world, { owner: STATEFUL_SET, owned: POD }, (set) => {
    const isRefused = keepPods(world, set, revisionOf(world, set));
    tell(world, set);
    return isRefused ? REFUSED_MS : undefined;
  });
}

function revisionOf(world: ControllerWorld, set: JsonObject): string {
  const { store } = world;
  const template = objectAt(set, 'spec', 'template');
  const name = `${nameOf(set)}-${templateHash(template)}`;
  const namespace = namespaceOf(set);
  if (store.get(REVISION, { namespace, name }) !== undefined) return name;
  const count = store
    .list(REVISION, namespace)
    .filter((one) => nameOf(one).startsWith(`${nameOf(set)}-`)).length;
  add(world, REVISION, namespace, {
    metadata: { name, ownerReferences: [ownerReference(STATEFUL_SET, set)] },
    revision: count + 1,
    data: { spec: { template } },
  });
  return name;
}

/** Whether the API refused a pod. */
function keepPods(world: ControllerWorld, set: JsonObject, revision: string): boolean {
  const desired = numberAt(set, 'spec', 'replicas') ?? 1;
  const isOrdered = textAt(set, 'spec', 'podManagementPolicy') !== 'Parallel';
  const all = new Map(ownPods(world.store, set).map((pod) => [ordinalOf(set, pod), pod]));
  for (let ordinal = 0; ordinal < desired; ordinal += 1) {
    const pod = all.get(ordinal);
    if (pod !== undefined && hasEnded(pod)) {
      drop(world, POD, pod);
      return false;
    }
    if (pod === undefined) {
      if (!claimsAreThere(world, set, ordinal)) return true;
      const name = `${nameOf(set)}-${ordinal}`;
      const labels = {
        'apps.kubernetes.io/pod-index': String(ordinal),
        'statefulset.kubernetes.io/pod-name': name,
        [HASH]: revision,
      };
      const subdomain = textAt(set, 'spec', 'serviceName');
      const own = { hostname: name, ...(subdomain === undefined ? {} : { subdomain }) };
      const spec = { ...withClaims(set, ordinal), ...own };
      const made = makePod(world, STATEFUL_SET, set, { name, labels, spec, by: BY });
      if ('refused' in made) return true;
    }
    if (isOrdered && (pod === undefined || isGoing(pod) || !isPodReady(pod))) return false;
  }
  const spare = [...all.keys()].filter((ordinal) => ordinal >= desired).toSorted((a, b) => b - a);
  for (const ordinal of isOrdered ? spare.slice(0, 1) : spare) {
    const pod = all.get(ordinal);
    if (pod !== undefined && !isGoing(pod)) drop(world, POD, pod);
  }
  if (spare.length === 0) replaceOld(world, set, all, revision);
  return false;
}

/** The one of the highest number first; the next only once it is back. */
function replaceOld(
  world: ControllerWorld,
  set: JsonObject,
  all: ReadonlyMap<number, JsonObject>,
  revision: string,
): void {
  if (textAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete') return;
  const partition = numberAt(set, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  if ([...all.values()].some((one) => isGoing(one) || !isPodReady(one))) return;
  const old = [...all]
    .filter(([ordinal, pod]) => ordinal >= partition && labelsOf(pod)[HASH] !== revision)
    .toSorted(([a], [b]) => b - a)[0];
  if (old !== undefined) drop(world, POD, old[1]);
}

function ordinalOf(set: JsonObject, pod: JsonObject): number {
  return Number(nameOf(pod).slice(nameOf(set).length + 1));
}

function claimName(set: JsonObject, template: JsonObject, ordinal: number): string {
  return `${nameOf(template)}-${nameOf(set)}-${ordinal}`;
}

function claimsAreThere(world: ControllerWorld, set: JsonObject, ordinal: number): boolean {
  const namespace = namespaceOf(set);
  for (const template of objectsAt(set, 'spec', 'volumeClaimTemplates')) {
    const name = claimName(set, template, ordinal);
    if (world.store.get(CLAIM, { namespace, name }) !== undefined) continue;
    const labels = { ...labelsOf(template), ...objectAt(set, 'spec', 'selector', 'matchLabels') };
    const claim = withAt(template, ['status'], undefined);
    add(world, CLAIM, namespace, withMetadata(claim, { name, labels }));
    world.record(set, {
      reason: 'SuccessfulCreate',
      message: `create Claim ${name} Pod ${nameOf(set)}-${ordinal} in StatefulSet ${nameOf(set)} success`,
      by: BY,
    });
  }
  return true;
}

function withClaims(set: JsonObject, ordinal: number): JsonObject {
  const templates = objectsAt(set, 'spec', 'volumeClaimTemplates');
  if (templates.length === 0) return {};
  const own = templates.map((one) => ({
    name: nameOf(one),
    persistentVolumeClaim: { claimName: claimName(set, one, ordinal) },
  }));
  const others = objectsAt(set, 'spec', 'template', 'spec', 'volumes').filter(
    (one) => !own.some(({ name }) => name === one['name']),
  );
  return { volumes: [...others, ...own] };
}

function tell(world: ControllerWorld, before: JsonObject): void {
  const set = world.store.get(STATEFUL_SET, {
    namespace: namespaceOf(before),
    name: nameOf(before),
  });
  if (set === undefined) return;
  const pods = ownPods(world.store, set).filter((one) => !isGoing(one));
  const update = `${nameOf(set)}-${templateHash(objectAt(set, 'spec', 'template'))}`;
  const current = textAt(set, 'status', 'currentRevision') ?? update;
  const of = (revision: string): number =>
    pods.filter((one) => labelsOf(one)[HASH] === revision).length;
  const desired = numberAt(set, 'spec', 'replicas') ?? 1;
  const isDone =
    of(update) === pods.length && pods.length === desired && pods.every((one) => isPodReady(one));
  const currentRevision = isDone ? update : current;
  setStatus(world, STATEFUL_SET, set, {
    observedGeneration: numberAt(before, 'metadata', 'generation') ?? 1,
    replicas: pods.length,
    ...nonZero({
      readyReplicas: pods.filter((one) => isPodReady(one)).length,
      currentReplicas: of(currentRevision),
      updatedReplicas: of(update),
    }),
    availableReplicas: pods.filter((one) => isPodAvailable(one, set)).length,
    currentRevision,
    updateRevision: update,
    collisionCount: 0,
  });
}
