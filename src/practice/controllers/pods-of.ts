import type { JsonObject } from '../../model/json.ts';
import { ApiFault } from '../store/faults.ts';
import { numberAt, objectAt, objectsAt, textAt } from '../store/json.ts';
import { kindNamed, type Kind } from '../store/kinds.ts';
import { isGoing, nameOf, namespaceOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';
import {
  add,
  conditionStatus,
  isControlledBy,
  ownerReference,
  type ControllerWorld,
} from './world.ts';

export const POD = kindNamed('Pod');

/** The pods of a controller's object that are not at an end. */
export function livingPods(store: Store, owner: JsonObject): readonly JsonObject[] {
  return ownPods(store, owner).filter((one) => !isGoing(one) && !hasEnded(one));
}

export function ownPods(store: Store, owner: JsonObject): readonly JsonObject[] {
  return store.list(POD, namespaceOf(owner)).filter((one) => isControlledBy(one, owner));
}

export function hasEnded(pod: JsonObject): boolean {
  return ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase') ?? '');
}

export function isPodReady(pod: JsonObject): boolean {
  return conditionStatus(pod, 'Ready') === 'True' && !isGoing(pod);
}

/** Ready for as long as its owner wants it to be. */
export function isPodAvailable(pod: JsonObject, owner: JsonObject): boolean {
  const seconds = numberAt(owner, 'spec', 'minReadySeconds') ?? 0;
  if (!isPodReady(pod) || seconds === 0) return isPodReady(pod);
  const ready = objectsAt(pod, 'status', 'conditions').find((one) => one['type'] === 'Ready');
  return Date.parse(textAt(ready, 'lastTransitionTime') ?? '') + seconds * 1000 <= Date.now();
}

/**
 * A pod by the template of its owner. Where it is refused that is said of the owner, and the words are given for its
 * status: the API may take it later.
 */
export function makePod(
  world: ControllerWorld,
  kind: Kind,
  owner: JsonObject,
  more: {
    readonly name?: string;
    readonly labels?: JsonObject;
    readonly spec?: JsonObject;
    readonly by: string;
  },
): { readonly pod: JsonObject } | { readonly refused: ApiFault } {
  const template = objectAt(owner, 'spec', 'template');
  const metadata = objectAt(template, 'metadata');
  const named =
    more.name === undefined ? { generateName: `${nameOf(owner)}-` } : { name: more.name };
  try {
    const pod = add(world, POD, namespaceOf(owner), {
      metadata: {
        ...metadata,
        ...named,
        labels: { ...objectAt(metadata, 'labels'), ...more.labels },
        ownerReferences: [ownerReference(kind, owner)],
      },
      spec: { ...objectAt(template, 'spec'), ...more.spec },
    });
    world.record(owner, {
      reason: 'SuccessfulCreate',
      message: `Created pod: ${nameOf(pod)}`,
      by: more.by,
    });
    return { pod };
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    const what =
      kind.kind === 'StatefulSet'
        ? `create Pod ${more.name ?? ''} in StatefulSet ${nameOf(owner)} failed error: `
        : 'Error creating: ';
    world.record(owner, {
      type: 'Warning',
      reason: 'FailedCreate',
      message: `${what}${error.message}`,
      by: more.by,
    });
    return { refused: error };
  }
}
