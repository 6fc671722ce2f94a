import type { JsonObject } from '../../model/json.ts';
import { isFree, placeOf } from '../store/change.ts';
import { objectsAt, textAt, withAt } from '../store/json.ts';
import { withUpdateBy } from '../store/managers.ts';
import type { Kind } from '../store/kinds.ts';
import { finalizersOf, isGoing, namespaceOf, uidOf, withMetadata } from '../store/metadata.ts';
import { remove } from '../store/remove.ts';
import type { Change } from '../store/store.ts';
import { type ControllerWorld, follow } from './world.ts';

/** Deletes what belonged to an object that is gone, and lets go of what waits for that. */
export function runGarbage(world: ControllerWorld): () => void {
  const { store } = world;

  function owned(uid: string): readonly { readonly kind: Kind; readonly object: JsonObject }[] {
    const seen = new Set<string>();
    return store.kinds().flatMap((kind) => {
      const key = `${kind.group}/${kind.kind}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return store
        .list(kind)
        .filter((one) => ownersOf(one).some((owner) => owner['uid'] === uid))
        .map((object) => ({ kind, object }));
    });
  }

  function after(uid: string): void {
    for (const { kind, object } of owned(uid)) {
      const others = ownersOf(object).filter(
        (owner) => owner['uid'] !== uid && isThere(owner, object),
      );
      if (others.length === 0 && !isGoing(object)) remove(store, kind, placeOf(object), {});
    }
  }

  function isThere(owner: JsonObject, object: JsonObject): boolean {
    return store.kinds().some((kind) => {
      if (kind.kind !== owner['kind']) return false;
      const namespace = kind.namespaced ? namespaceOf(object) : undefined;
      const found = store.get(kind, { namespace, name: textAt(owner, 'name') ?? '' });
      return found !== undefined && uidOf(found) === owner['uid'];
    });
  }

  /** Foreground: what belongs to it goes first; orphan: it is let go of. */
  function letGo(kind: Kind, object: JsonObject): void {
    const held = finalizersOf(object);
    const below = owned(uidOf(object));
    if (held.includes('orphan')) {
      for (const one of below) {
        const left = ownersOf(one.object).filter((owner) => owner['uid'] !== uidOf(object));
        store.put(one.kind, disowned(one.kind, one.object, left));
      }
      return free(kind, object, 'orphan');
    }
    if (!held.includes('foregroundDeletion')) return;
    for (const one of below)
      if (!isGoing(one.object))
        remove(store, one.kind, placeOf(one.object), { propagation: 'Foreground' });
    if (owned(uidOf(object)).length === 0) free(kind, object, 'foregroundDeletion');
  }

  function free(kind: Kind, object: JsonObject, finalizer: string): void {
    const now = store.get(kind, placeOf(object));
    if (now === undefined) return;
    const freed = withMetadata(now, {
      finalizers: finalizersOf(now).filter((one) => one !== finalizer),
    });
    if (isFree(kind, freed)) store.remove(kind, placeOf(now));
    else store.put(kind, freed);
  }

  const waiting = new Map<
    string,
    { readonly kind: Kind; readonly place: ReturnType<typeof placeOf> }
  >();
  const keysOf = ({ type, kind, object }: Change): readonly string[] => {
    const uid = uidOf(object);
    if (type === 'DELETED') {
      waiting.delete(uid);
      // Who waits for this one looks again.
      return [
        `gone ${uid}`,
        ...ownersOf(object).map((owner) => `held ${textAt(owner, 'uid') ?? ''}`),
      ];
    }
    const isHeld = finalizersOf(object).some(
      (one) => one === 'orphan' || one === 'foregroundDeletion',
    );
    if (!isGoing(object) || !isHeld) return [];
    waiting.set(uid, { kind, place: placeOf(object) });
    return [`held ${uid}`];
  };
  return follow(world, keysOf, (key) => {
    const [what, uid = ''] = key.split(' ');
    if (what === 'gone') return after(uid);
    const held = waiting.get(uid);
    const object = held === undefined ? undefined : store.get(held.kind, held.place);
    if (held !== undefined && object !== undefined) letGo(held.kind, object);
  }).stop;
}

function disowned(kind: Kind, object: JsonObject, left: readonly JsonObject[]): JsonObject {
  const owners = left.length === 0 ? undefined : left;
  const after = withAt(object, ['metadata', 'ownerReferences'], owners);
  const who = { name: 'kube-controller-manager', operation: 'Update' } as const;
  return withUpdateBy(kind, object, after, who);
}

function ownersOf(object: JsonObject): readonly JsonObject[] {
  return objectsAt(object, 'metadata', 'ownerReferences');
}
