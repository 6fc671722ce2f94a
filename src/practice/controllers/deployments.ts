import type { JsonObject } from '../../model/json.ts';
import { at, numberAt, objectAt, textAt, withAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { isGoing, labelsOf, nameOf, namespaceOf, withMetadata } from '../store/metadata.ts';
import { add, type ControllerWorld, followOwner, isControlledBy, ownerReference } from './world.ts';
import { DEPLOYMENT, share, tellStatus } from './deployment-status.ts';
import { HASH, templateHash } from './template.ts';

const REPLICA_SET = kindNamed('ReplicaSet');
const REVISION = 'deployment.kubernetes.io/revision';

/** Rolls Deployments out by ReplicaSets. */
export function runDeployments(world: ControllerWorld): () => void {
  return followOwner(world, { owner: DEPLOYMENT, owned: REPLICA_SET }, (deployment) =>
    rollOut(world, deployment),
  );
}

/** Gives when its deadline is to be looked at again, where it is not there yet. */
function rollOut(world: ControllerWorld, deployment: JsonObject): number | undefined {
  const { store } = world;
  const namespace = namespaceOf(deployment) ?? '';
  const hash = templateHash(objectAt(deployment, 'spec', 'template'));
  const owned = store
    .list(REPLICA_SET, namespace)
    .filter((one) => isControlledBy(one, deployment) && !isGoing(one));
  const known = owned.find((one) => textAt(labelsOf(one), HASH) === hash);
  const isPaused = at(deployment, 'spec', 'paused') === true;
  const olds = owned.filter((one) => one !== known);
  const current = known ?? (isPaused ? undefined : newReplicaSet(world, deployment, hash, olds));
  if (!isPaused && current !== undefined) scaleAll(world, deployment, current, olds);
  const now = store.list(REPLICA_SET, namespace).filter((one) => isControlledBy(one, deployment));
  return tellStatus(world, deployment, now, hash);
}

function newReplicaSet(
  world: ControllerWorld,
  deployment: JsonObject,
  hash: string,
  olds: readonly JsonObject[],
): JsonObject {
  const revision = 1 + Math.max(0, ...olds.map((one) => Number(revisionOf(one))));
  const template = objectAt(deployment, 'spec', 'template');
  const labels = { ...labelsOf(template), [HASH]: hash };
  const selector = objectAt(deployment, 'spec', 'selector');
  const name = `${nameOf(deployment)}-${hash}`;
  const made = add(world, REPLICA_SET, namespaceOf(deployment), {
    metadata: {
      name,
      labels,
      annotations: { [REVISION]: String(revision) },
      ownerReferences: [ownerReference(DEPLOYMENT, deployment)],
    },
    spec: {
      replicas: 0,
      selector: {
        ...selector,
        matchLabels: { ...objectAt(selector, 'matchLabels'), [HASH]: hash },
      },
      template: withMetadata(template, { labels }),
    },
  });
  const place = { namespace: namespaceOf(deployment), name: nameOf(deployment) };
  const now = world.store.get(DEPLOYMENT, place);
  if (now !== undefined)
    world.store.put(
      DEPLOYMENT,
      withAt(now, ['metadata', 'annotations', REVISION], String(revision)),
    );
  return made;
}

function revisionOf(set: JsonObject): string {
  return textAt(set, 'metadata', 'annotations', REVISION) ?? '0';
}

function scaleAll(
  world: ControllerWorld,
  deployment: JsonObject,
  current: JsonObject,
  olds: readonly JsonObject[],
): void {
  const desired = numberAt(deployment, 'spec', 'replicas') ?? 1;
  const living = olds.filter((one) => wantedOf(one) > 0);
  const all = (of: (set: JsonObject) => number): number =>
    [current, ...olds].reduce((sum, one) => sum + of(one), 0);
  if (textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate') {
    for (const one of living) scale(world, deployment, one, 0);
    const isClear = olds.every((one) => (numberAt(one, 'status', 'replicas') ?? 0) === 0);
    if (isClear) scale(world, deployment, current, desired);
    return;
  }
  const surge = share(
    at(deployment, 'spec', 'strategy', 'rollingUpdate', 'maxSurge'),
    desired,
    Math.ceil,
  );
  const down = share(
    at(deployment, 'spec', 'strategy', 'rollingUpdate', 'maxUnavailable'),
    desired,
    Math.floor,
  );
  const room = Math.max(0, desired + surge - all(wantedOf));
  const target = living.length === 0 ? desired : Math.min(desired, wantedOf(current) + room);
  if (
    target !== wantedOf(current) &&
    (target > wantedOf(current) || living.length === 0 || target === desired)
  )
    scale(world, deployment, current, target);
  // What is not available anyway is taken first; what serves only as far as enough is left.
  const available = all((one) => numberAt(one, 'status', 'availableReplicas') ?? 0);
  const least = desired - (down === 0 && surge === 0 ? 1 : down);
  let spare = available - least;
  for (const one of living) {
    const serves = Math.min(numberAt(one, 'status', 'availableReplicas') ?? 0, wantedOf(one));
    const idle = wantedOf(one) - serves;
    const taken = Math.max(0, Math.min(serves, spare));
    spare -= taken;
    if (idle + taken > 0) scale(world, deployment, one, wantedOf(one) - idle - taken);
  }
}

function wantedOf(set: JsonObject): number {
  return numberAt(set, 'spec', 'replicas') ?? 0;
}

function scale(world: ControllerWorld, deployment: JsonObject, set: JsonObject, to: number): void {
  const from = wantedOf(set);
  if (from === to) return;
  const place = { namespace: namespaceOf(set), name: nameOf(set) };
  const now = world.store.get(REPLICA_SET, place);
  if (now === undefined) return;
  const generation = (numberAt(now, 'metadata', 'generation') ?? 0) + 1;
  world.store.put(REPLICA_SET, withMetadata(withAt(now, ['spec', 'replicas'], to), { generation }));
  world.record(deployment, {
    reason: 'ScalingReplicaSet',
    message: `Scaled ${to > from ? 'up' : 'down'} replica set ${nameOf(set)} from ${from} to ${to}`,
    by: 'deployment-controller',
  });
}
