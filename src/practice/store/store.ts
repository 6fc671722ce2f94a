import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../model/json.ts';
import { tooOld } from './faults.ts';
import { apiVersionOf, KINDS, type Kind } from './kinds.ts';
import { nameOf, namespaceOf, uidOf, withMetadata } from './metadata.ts';

export type Change = {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly kind: Kind;
  readonly object: JsonObject;
  /** What stood there before. */
  readonly before: JsonObject | undefined;
  readonly version: number;
};

export type Place = { readonly namespace?: string | undefined; readonly name: string };

/** All objects of the world, and what happened to them lately. It knows nothing of what an object means. */
export type Store = {
  version(): number;
  kinds(): readonly Kind[];
  /** Serves these kinds of that group from now on, in place of those it had by a definition. */
  define(group: string, kinds: readonly Kind[]): void;
  find(group: string, version: string, plural: string): Kind | undefined;
  get(kind: Kind, place: Place): JsonObject | undefined;
  /** By namespace and name. */
  list(kind: Kind, namespace?: string): readonly JsonObject[];
  /** Gives it a new version, and a UID where it has none. */
  put(kind: Kind, object: JsonObject): JsonObject;
  remove(kind: Kind, place: Place): JsonObject | undefined;
  /** Told of each change right after it was made. Gives how to stop. */
  listen(listener: (change: Change) => void): () => void;
  /** What happened to a kind after a version. Throws `ApiFault` 410 where that is not known any more. */
  since(kind: Kind, version: number): readonly Change[];
  /** Whether all that happened after a version is still known. */
  remembers(version: number): boolean;
  /** Forgets what happened by now, as a store does every five minutes. */
  compact(): void;
};

const MOST_CHANGES = 20_000;
const FIRST_VERSION = 100;

export function createStore(): Store {
  const objects = new Map<string, Map<string, JsonObject>>();
  /** What was asked for lately, until something of that kind changes. */
  const lists = new Map<string, Map<string | undefined, readonly JsonObject[]>>();
  const listeners = new Set<(change: Change) => void>();
  let kinds = KINDS;
  let changes: Change[] = [];
  let version = FIRST_VERSION;
  let oldest = FIRST_VERSION;

  function shelf(kind: Kind): Map<string, JsonObject> {
    const key = shelfKey(kind);
    const known = objects.get(key) ?? new Map<string, JsonObject>();
    objects.set(key, known);
    return known;
  }

  function tell(change: Change): void {
    lists.delete(shelfKey(change.kind));
    changes.push(change);
    if (changes.length > MOST_CHANGES) forget(changes.length / 2);
    for (const listener of listeners) listener(change);
  }

  function forget(count: number): void {
    const gone = changes.splice(0, count).at(-1);
    if (gone !== undefined) oldest = gone.version;
  }

  return {
    version: () => version,
    kinds: () => kinds,
    define(group, defined) {
      kinds = [...kinds.filter((one) => !one.custom || one.group !== group), ...defined];
    },
    find: (group, wanted, plural) =>
      kinds.find((one) => one.group === group && one.version === wanted && one.plural === plural),
    get: (kind, place) => shelf(kind).get(keyOf(place)),
    list(kind, namespace) {
      const key = shelfKey(kind);
      const known = lists.get(key) ?? new Map<string | undefined, readonly JsonObject[]>();
      lists.set(key, known);
      const list = known.get(namespace) ?? sorted(shelf(kind), namespace);
      known.set(namespace, list);
      return list;
    },
    put(kind, object) {
      const place = { namespace: namespaceOf(object), name: nameOf(object) };
      const before = shelf(kind).get(keyOf(place));
      version += 1;
      const uid = { uid: uidOf(object) === '' ? randomUUID() : uidOf(object) };
      const { apiVersion: _version, kind: _kind, ...rest } = object;
      const now: JsonObject = {
        kind: kind.kind,
        apiVersion: apiVersionOf(kind),
        ...withMetadata(rest, { ...uid, resourceVersion: String(version) }),
      };
      shelf(kind).set(keyOf(place), now);
      tell({
        type: before === undefined ? 'ADDED' : 'MODIFIED',
        kind,
        object: now,
        before,
        version,
      });
      return now;
    },
    remove(kind, place) {
      const before = shelf(kind).get(keyOf(place));
      if (before === undefined) return undefined;
      version += 1;
      shelf(kind).delete(keyOf(place));
      const object = withMetadata(before, { resourceVersion: String(version) });
      tell({ type: 'DELETED', kind, object, before, version });
      return object;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    since(kind, from) {
      if (from < oldest) throw tooOld(`too old resource version: ${from} (${oldest + 1})`);
      return changes.filter(
        (one) => one.version > from && one.kind.kind === kind.kind && one.kind.group === kind.group,
      );
    },
    remembers: (from) => from >= oldest,
    compact() {
      forget(changes.length);
      oldest = version;
    },
  };
}

function shelfKey({ group, kind }: Kind): string {
  return `${group}/${kind}`;
}

function sorted(
  shelf: ReadonlyMap<string, JsonObject>,
  namespace: string | undefined,
): readonly JsonObject[] {
  return [...shelf.entries()]
    .filter(([key]) => namespace === undefined || key.startsWith(`${namespace}/`))
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, object]) => object);
}

function keyOf({ namespace, name }: Place): string {
  return `${namespace ?? ''}/${name}`;
}
