import { isObject, type JsonObject } from '../../model/json.ts';
import { placeOf } from '../store/change.ts';
import { same, textAt, withAt } from '../store/json.ts';
import type { Kind } from '../store/kinds.ts';
import { uidOf } from '../store/metadata.ts';
import { mergePatch } from '../store/patches.ts';
import type { Place, Store } from '../store/store.ts';
import { difference, wantedOf } from './difference.ts';
import { createUids } from './uids.ts';

/** What both sides agreed on when they were last compared; all UIDs are the range's. */
export type Known = {
  readonly base: JsonObject;
  readonly realUid: string;
  readonly version: number;
  readonly isDeleting: boolean;
};

export type Mirrored = ReturnType<typeof createMirrored>;

export function keyOf({ group, kind }: Pick<Kind, 'group' | 'kind'>, place: Place): string {
  return `${group}/${kind}/${place.namespace ?? ''}/${place.name}`;
}

/**
 * The objects of a store as the real API server has them. What comes from there is put into the store without an echo;
 * where the range has changed the same object meanwhile, its change is kept and is still to be sent.
 */
export function createMirrored(store: Store, isLeft: (kind: Kind, place: Place) => void) {
  const known = new Map<string, Known>();
  /** What is being created there right now, as it was when it was sent. */
  const sending = new Map<string, JsonObject>();
  const uids = createUids();
  /** What is being put into the store from there right now. */
  let quiet = '';

  function quietly(key: string, work: () => unknown): void {
    const before = quiet;
    quiet = key;
    try {
      work();
    } finally {
      quiet = before;
    }
  }

  /** An object as it is there now. */
  function take(kind: Kind, real: JsonObject): void {
    const realUid = uidOf(real);
    const version = Number(textAt(real, 'metadata', 'resourceVersion') ?? 0);
    let ours = plain(uids.toOurs(real));
    const place = placeOf(ours);
    const key = keyOf(kind, place);
    const before = known.get(key);
    if (before?.realUid === realUid && version <= before.version) return;
    const now = store.get(kind, place);
    const isOther = before === undefined || before.realUid !== realUid;
    if (isOther && now !== undefined && uidOf(now) !== uidOf(ours)) {
      uids.pair(uidOf(now), realUid);
      ours = plain(uids.toOurs(real));
    }
    const base = isOther ? sending.get(key) : before.base;
    known.set(key, { base: ours, realUid, version, isDeleting: false });
    const isOurs = !isOther || sending.has(key);
    if (now === undefined && isOurs) return isLeft(kind, place);
    const own =
      now === undefined || base === undefined
        ? undefined
        : difference(wantedOf(base), wantedOf(now));
    const merged = own === undefined ? ours : asObject(mergePatch(ours, own));
    if (now === undefined || !same(settled(now), settled(merged)))
      quietly(key, () => store.put(kind, merged));
    if (own !== undefined) isLeft(kind, place);
  }

  return {
    store,
    uids,
    sending,
    take,
    isQuiet: (key: string) => key === quiet,
    forget: (key: string) => known.delete(key),
    known: (key: string) => known.get(key),
    keys: () => [...known.keys()],
    /** Both sides have agreed on more by now. */
    agree(key: string, more: Partial<Known>): void {
      const before = known.get(key);
      if (before !== undefined) known.set(key, { ...before, ...more });
    },
    /** An object that is there no more. */
    drop(kind: Kind, real: JsonObject): void {
      const ours = uids.toOurs(real);
      const place = placeOf(ours);
      const key = keyOf(kind, place);
      if (known.get(key)?.realUid !== uidOf(real)) return;
      known.delete(key);
      const now = store.get(kind, place);
      if (now !== undefined && uidOf(now) === uidOf(ours))
        quietly(key, () => store.remove(kind, place));
      else if (now !== undefined) isLeft(kind, place);
    },
    /** What is not among all that is there. */
    sweep(kind: Kind, there: ReadonlySet<string>): void {
      for (const [key, { base, realUid }] of known) {
        if (!key.startsWith(`${kind.group}/${kind.kind}/`) || there.has(realUid)) continue;
        this.drop(kind, withAt(base, ['metadata', 'uid'], realUid));
      }
    },
    /** What is refused for good: the store has again what is there. */
    giveUp(kind: Kind, place: Place): void {
      const key = keyOf(kind, place);
      const agreed = known.get(key);
      quietly(key, () =>
        agreed === undefined ? store.remove(kind, place) : store.put(kind, agreed.base),
      );
    },
  };
}

/** Without what only the real one keeps book of, and without the nulls by which it says nothing. */
function plain(object: JsonObject): JsonObject {
  const said = Object.entries(object).filter(([, value]) => value !== null);
  return withAt(Object.fromEntries(said), ['metadata', 'managedFields'], undefined);
}

function settled(object: JsonObject): JsonObject {
  const { kind: _kind, apiVersion: _version, ...rest } = object;
  const bare = withAt(rest, ['metadata', 'resourceVersion'], undefined);
  return withAt(bare, ['metadata', 'managedFields'], undefined);
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
