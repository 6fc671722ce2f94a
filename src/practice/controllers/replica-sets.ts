import type { JsonObject } from '../../model/json.ts';
import { numberAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { nameOf, namespaceOf } from '../store/metadata.ts';
import { isPodAvailable, isPodReady, livingPods, makePod, POD } from './pods-of.ts';
import { type ControllerWorld, drop, followOwner, setStatus, withConditions } from './world.ts';
import { nonZero } from './deployment-status.ts';

const REPLICA_SET = kindNamed('ReplicaSet');
const BY = 'replicaset-controller';
const REFUSED_MS = 2000;
const WAIT_MS = 500;

/** Keeps as many pods of a ReplicaSet as it wants. */
export function runReplicaSets(world: ControllerWorld): () => void {
  return followOwner(world, { owner: REPLICA_SET, owned: POD }, (set) => keepPods(world, set));
}

/** Gives when it is to be looked at again. */
function keepPods(world: ControllerWorld, set: JsonObject): number | undefined {
  const { store } = world;
  const desired = numberAt(set, 'spec', 'replicas') ?? 1;
  const pods = livingPods(store, set);
  let refused: string | undefined;
  for (let count = pods.length; count < desired && refused === undefined; count += 1) {
    const made = makePod(world, REPLICA_SET, set, { by: BY });
    if ('refused' in made) refused = made.refused.message;
  }
  for (const pod of leastUseful(pods).slice(0, Math.max(0, pods.length - desired))) {
    drop(world, POD, pod);
    world.record(set, {
      reason: 'SuccessfulDelete',
      message: `Deleted pod: ${nameOf(pod)}`,
      by: BY,
    });
  }
  const now = livingPods(store, set);
  const available = now.filter((one) => isPodAvailable(one, set)).length;
  const ready = now.filter((one) => isPodReady(one)).length;
  tell(world, set, { all: now.length, ready, available }, refused);
  if (refused !== undefined) return REFUSED_MS;
  return ready > available ? WAIT_MS : undefined;
}

/** What serves least goes first. */
function leastUseful(pods: readonly JsonObject[]): readonly JsonObject[] {
  return pods.toSorted((a, b) => Number(isPodReady(a)) - Number(isPodReady(b)));
}

function tell(
  world: ControllerWorld,
  before: JsonObject,
  counts: { readonly all: number; readonly ready: number; readonly available: number },
  refused: string | undefined,
): void {
  const set = world.store.get(REPLICA_SET, {
    namespace: namespaceOf(before),
    name: nameOf(before),
  });
  if (set === undefined) return;
  const message = refused ?? '';
  const told = withConditions(
    set,
    refused === undefined
      ? []
      : [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message }],
  ).filter(({ type }) => type !== 'ReplicaFailure' || refused !== undefined);
  setStatus(world, REPLICA_SET, set, {
    replicas: counts.all,
    ...nonZero({
      fullyLabeledReplicas: counts.all,
      readyReplicas: counts.ready,
      availableReplicas: counts.available,
    }),
    observedGeneration: numberAt(before, 'metadata', 'generation') ?? 1,
    ...(told.length === 0 ? {} : { conditions: told }),
  });
}
