import type { Change, KindScope, KubeObject } from '../model/ports.ts';
import { groupKind, type Around, type GroupKind, type Reading } from './around.ts';
import { createEventShelf, involvedUid } from './event-shelf.ts';
import { controllerRef, namespaceOf, textAt, uidOf } from './read-object.ts';
import { withSoundMetadata } from './sound-metadata.ts';

/** What stands for an object: `apps/Deployment|prod|gateway`. */
export type ObjectKey = string;

export function keyOf(object: KubeObject): ObjectKey {
  const { apiVersion, kind, metadata } = object;
  return keyAt(groupKind(apiVersion, kind), namespaceOf(object), metadata.name);
}

export function keyAt(kind: GroupKind, namespace: string | undefined, name: string): ObjectKey {
  return `${kind}|${namespace ?? ''}|${name}`;
}

/** What somebody may have asked: `o:` an object, `c:` children, `e:` events, `l:` a list, `r:` how far it was read. */
export type Token = string;

export type Store = {
  /** Gives what the change touches: whoever asked for that has to ask again. */
  apply(change: Change): readonly Token[];
  object(key: ObjectKey): KubeObject | undefined;
  /** Whose controller is here; undefined where it has none, or where that is not here. */
  ownerOf(object: KubeObject): KubeObject | undefined;
  keysOwnedBy(owner: KubeObject): readonly ObjectKey[];
  /** The others of a circle in which each owns the next; none where it is in no circle. */
  circleOf(object: KubeObject): readonly KubeObject[];
  /** Tells each question to `heard`. */
  around(heard: (token: Token) => void): Around;
};

const ANY = 'any:';
const BARE = 'bare:';
/** A workload over a workload over a workload: nobody builds higher, and what owns itself has no top. */
const HIGHEST = 16;

/** Objects of a cluster, found by name, kind, controller and involved object. Holds what it is given and copies nothing. */
export function createStore(): Store {
  const objects = new Map<ObjectKey, KubeObject>();
  const byUid = new Map<string, ObjectKey>();
  const lists = new Map<string, Set<ObjectKey>>();
  const children = new Map<string, Set<ObjectKey>>();
  const events = createEventShelf();
  const readings = new Map<string, Reading>();

  function put(given: KubeObject): readonly Token[] {
    const object = withSoundMetadata(given);
    const key = keyOf(object);
    const before = objects.get(key);
    const forgotten = before === undefined ? [] : forget(key, before);
    objects.set(key, object);
    const uid = uidOf(object);
    if (uid !== undefined) byUid.set(uid, key);
    for (const list of listsOf(object)) into(lists, list, key);
    for (const owner of ownersOf(object)) into(children, owner, key);
    return [...forgotten, ...tokensOf(key, object)];
  }

  function forget(key: ObjectKey, object: KubeObject): readonly Token[] {
    objects.delete(key);
    const uid = uidOf(object);
    if (uid !== undefined && byUid.get(uid) === key) byUid.delete(uid);
    for (const list of listsOf(object)) lists.get(list)?.delete(key);
    for (const owner of ownersOf(object)) outOf(children, owner, key);
    return tokensOf(key, object);
  }

  function readingOf(kind: GroupKind, namespace: string | undefined): Reading {
    const everywhere = readings.get(`${kind}|*`);
    if (everywhere === 'whole' || namespace === undefined) return everywhere ?? 'not-yet';
    return readings.get(`${kind}|${namespace}`) ?? everywhere ?? 'not-yet';
  }

  return {
    apply(change) {
      if (change.is === 'whole' || change.is === 'blind') {
        const kind = groupKind(change.apiVersion, change.kind);
        readings.set(scopeKey(change), change.is === 'whole' ? 'whole' : change.cause);
        return [`r:${kind}`];
      }
      const { object } = change;
      if (object.kind === 'Event') {
        events[change.is](object);
        const uid = involvedUid(object);
        return uid === undefined ? [] : [`e:${uid}`];
      }
      if (change.is === 'put') return put(object);
      const key = keyOf(object);
      const known = objects.get(key);
      // One of the same name may have been made since: that one is not gone.
      if (known === undefined || uidOf(known) !== uidOf(object)) return [];
      return forget(key, known);
    },
    object: (key) => objects.get(key),
    ownerOf(object) {
      const owner = directOwner(object);
      // What owns itself in the end would be below nothing, and nobody would tell of it.
      return owner === object || circleOf(object).length > 0 ? undefined : owner;
    },
    circleOf,
    keysOwnedBy: (owner) => idsOf(owner).flatMap((id) => [...(children.get(id) ?? [])]),
    around: (heard) => ({
      find(kind, namespace, name) {
        const key = keyAt(kind, namespace, name);
        heard(`o:${key}`);
        return objects.get(key);
      },
      childrenOf(owner) {
        const ids = idsOf(owner);
        for (const id of ids) heard(`c:${id}`);
        return oldestFirst(ids.flatMap((id) => all(children.get(id))));
      },
      eventsOf(object) {
        const uid = uidOf(object) ?? '';
        heard(`e:${uid}`);
        return events.of(uid);
      },
      all(kind, namespace = '*') {
        heard(`l:${kind}|${namespace}`);
        return all(lists.get(`${kind}|${namespace}`));
      },
      reading(kind, namespace) {
        heard(`r:${kind}`);
        return readingOf(kind, namespace);
      },
    }),
  };

  function directOwner(object: KubeObject): KubeObject | undefined {
    for (const id of ownersOf(object)) {
      const key = byUid.get(id) ?? id.slice(id.indexOf(':') + 1);
      const owner = objects.get(key);
      if (owner !== undefined && idsOf(owner).includes(id)) return owner;
    }
    return undefined;
  }

  function circleOf(object: KubeObject): readonly KubeObject[] {
    const above: KubeObject[] = [];
    let owner = directOwner(object);
    while (owner !== undefined && above.length < HIGHEST) {
      if (owner === object) return above;
      above.push(owner);
      owner = directOwner(owner);
    }
    return [];
  }

  function all(keys: ReadonlySet<ObjectKey> | undefined): readonly KubeObject[] {
    return [...(keys ?? [])].flatMap((key) => objects.get(key) ?? []);
  }
}

/**
 * By what its owner is known: the UID, as in every cluster. What is written by hand may have none, and then the name has
 * to do, in its own namespace or in none: `any:` where the reference has no UID, `bare:` where an owner without one is
 * meant.
 */
function ownersOf(object: KubeObject): readonly string[] {
  const reference = controllerRef(object);
  if (reference === undefined) return [];
  const uid = textAt(reference, 'uid') || undefined;
  if (uid !== undefined && uidOf(object) !== undefined) return [uid];
  const apiVersion = textAt(reference, 'apiVersion');
  const kind = textAt(reference, 'kind');
  const name = textAt(reference, 'name');
  const ids = uid === undefined ? [] : [uid];
  if (apiVersion === undefined || kind === undefined || name === undefined) return ids;
  const prefix = uid === undefined ? ANY : BARE;
  for (const place of new Set([namespaceOf(object), undefined]))
    ids.push(`${prefix}${keyAt(groupKind(apiVersion, kind), place, name)}`);
  return ids;
}

/** By what those that it owns know it. */
function idsOf(owner: KubeObject): readonly string[] {
  const uid = uidOf(owner);
  const key = keyOf(owner);
  return [...(uid === undefined ? [`${BARE}${key}`] : [uid]), `${ANY}${key}`];
}

function listsOf(object: KubeObject): readonly string[] {
  const list = groupKind(object.apiVersion, object.kind);
  return [`${list}|${namespaceOf(object) ?? ''}`, `${list}|*`];
}

function tokensOf(key: ObjectKey, object: KubeObject): readonly Token[] {
  return [
    `o:${key}`,
    ...listsOf(object).map((list) => `l:${list}`),
    ...ownersOf(object).map((owner) => `c:${owner}`),
  ];
}

function scopeKey({ apiVersion, kind, namespace = '*' }: KindScope): string {
  return `${groupKind(apiVersion, kind)}|${namespace}`;
}

function into(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

function outOf(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  set?.delete(value);
  if (set?.size === 0) map.delete(key);
}

function oldestFirst(objects: readonly KubeObject[]): readonly KubeObject[] {
  const born = ({ metadata: { creationTimestamp } }: KubeObject) =>
    typeof creationTimestamp === 'string' ? creationTimestamp : '';
  // They mostly came in this order.
  const isInOrder = objects.every((one, n) => {
    const before = objects[n - 1];
    return before === undefined || born(before) <= born(one);
  });
  if (isInOrder) return objects;
  return objects.toSorted((a, b) => (born(a) < born(b) ? -1 : Number(born(a) > born(b))));
}
