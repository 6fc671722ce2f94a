import type { JsonObject } from '../../model/json.ts';
import { withAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import type { Place, Store } from '../store/store.ts';
import type { Mend } from './break.ts';

/** The object, or a bug: what a probe has passed on is there. */
export function objectIn(store: Store, kind: string, place: Place): JsonObject {
  const found = store.get(kindNamed(kind), place);
  if (found === undefined)
    throw new Error(`No ${kind} ${place.namespace ?? ''}/${place.name} in the range.`);
  return found;
}

/** An object that is not there any more. It comes back as it was, with its UID. */
export function missing(store: Store, kind: string, place: Place): Mend {
  const before = objectIn(store, kind, place);
  store.remove(kindNamed(kind), place);
  return () => void store.put(kindNamed(kind), before);
}

/** An object as it should not be. Only what was changed is put back: controllers may have told something of it since. */
export function altered(
  store: Store,
  kind: string,
  place: Place,
  keys: readonly string[],
  change: (object: JsonObject) => JsonObject,
): Mend {
  const before = objectIn(store, kind, place);
  store.put(kindNamed(kind), change(before));
  return () => {
    const now = objectIn(store, kind, place);
    const back = keys.reduce((object, key) => withAt(object, [key], before[key]), now);
    store.put(kindNamed(kind), back);
  };
}
