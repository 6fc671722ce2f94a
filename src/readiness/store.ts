import type { Change, KindScope, KubeObject } from '../model/ports.ts';
import { groupKind, type Around, type GroupKind, type Reading } from './around.ts';
import { createEventShelf, involvedUid } from './event-shelf.ts';
import { controllerOf, textAt } from './read-object.ts';

/** What stands for an object: `apps/Deployment|prod|gateway`. */
export type ObjectKey = string;

export function keyOf({ apiVersion, kind, metadata }: KubeObject): ObjectKey {
  return keyAt(groupKind(apiVersion, kind), metadata.namespace, metadata.name);
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
  keysOwnedBy(uid: string): readonly ObjectKey[];
  /** Tells each question to `heard`. */
  around(heard: (token: Token) => void): Around;
};

/** Objects of a cluster, found by name, kind, controller and involved object. Holds what it is given and copies nothing. */
export function createStore(): Store {
  const objects = new Map<ObjectKey, KubeObject>();
  const byUid = new Map<string, ObjectKey>();
  const lists = new Map<string, Set<ObjectKey>>();
  const children = new Map<string, Set<ObjectKey>>();
  const events = createEventShelf();
  const readings = new Map<string, Reading>();

  function put(object: KubeObject): readonly Token[] {
    const key = keyOf(object);
    const before = objects.get(key);
    const forgotten = before === undefined ? [] : forget(key, before);
    objects.set(key, object);
    if (object.metadata.uid !== undefined) byUid.set(object.metadata.uid, key);
    for (const list of listsOf(object)) into(lists, list, key);
    const owner = controllerOf(object);
    if (owner !== undefined) into(children, owner, key);
    return [...forgotten, ...tokensOf(key, object)];
  }

  function forget(key: ObjectKey, object: KubeObject): readonly Token[] {
    objects.delete(key);
    if (object.metadata.uid !== undefined) byUid.delete(object.metadata.uid);
    for (const list of listsOf(object)) lists.get(list)?.delete(key);
    const owner = controllerOf(object);
    if (owner !== undefined) outOf(children, owner, key);
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
      if (known === undefined || known.metadata.uid !== object.metadata.uid) return [];
      return forget(key, known);
    },
    object: (key) => objects.get(key),
    ownerOf(object) {
      const owner = byUid.get(controllerOf(object) ?? '');
      return owner === undefined ? undefined : objects.get(owner);
    },
    keysOwnedBy: (uid) => [...(children.get(uid) ?? [])],
    around: (heard) => ({
      find(kind, namespace, name) {
        const key = keyAt(kind, namespace, name);
        heard(`o:${key}`);
        return objects.get(key);
      },
      childrenOf({ metadata }) {
        heard(`c:${metadata.uid ?? ''}`);
        return oldestFirst(all(children.get(metadata.uid ?? '')));
      },
      eventsOf({ metadata }) {
        heard(`e:${metadata.uid ?? ''}`);
        return events.of(metadata.uid ?? '');
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

  function all(keys: ReadonlySet<ObjectKey> | undefined): readonly KubeObject[] {
    return [...(keys ?? [])].flatMap((key) => objects.get(key) ?? []);
  }
}

function listsOf({ apiVersion, kind, metadata }: KubeObject): readonly string[] {
  const list = groupKind(apiVersion, kind);
  return [`${list}|${metadata.namespace ?? ''}`, `${list}|*`];
}

function tokensOf(key: ObjectKey, object: KubeObject): readonly Token[] {
  const owner = controllerOf(object);
  return [
    `o:${key}`,
    ...listsOf(object).map((list) => `l:${list}`),
    ...(owner === undefined ? [] : [`c:${owner}`]),
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
  const born = (object: KubeObject) => textAt(object, 'metadata', 'creationTimestamp') ?? '';
  return objects.toSorted((a, b) => born(a).localeCompare(born(b)));
}
