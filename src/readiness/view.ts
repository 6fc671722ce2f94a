import type { Change, KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import type { Around, GroupKind } from './around.ts';
import { createDerived, type Derived } from './derived.ts';
import { judgeObject } from './index.ts';
import { createStore, keyAt, keyOf, type ObjectKey, type Token } from './store.ts';

export type Judged = {
  readonly object: KubeObject;
  readonly found: Found;
  /** Since when it is found so, as seen from here: epoch milliseconds. */
  readonly since: number;
};

/** Objects as they are known now, each judged again only after something that its verdict rests on has changed. */
export type View = {
  apply(changes: readonly Change[]): void;
  /**
   * Judges at most so many objects, so that nobody waits long for it. False while some are left: what `roots` tells is
   * then partly old. `changed` leaves those for later that have not changed themselves, but something around them.
   */
  work(limit: number, now: number, which?: 'all' | 'changed'): boolean;
  /** Every object without an owner that is here, judged. */
  roots(): Iterable<Judged>;
  root(kind: GroupKind, namespace: string | undefined, name: string): Judged | undefined;
  readonly around: Around;
  /** What is made of an object that was read, and of what lies around it: again only after something of that has changed. */
  readonly derive: Derived['of'];
  /**
   * Grows whenever one is found otherwise than before, by its verdict, or is meant to be otherwise, comes or goes, or
   * when it is told how far something can be read: until then nothing that rests on verdicts alone can be another.
   */
  turns(): number;
};

type Entry = {
  found: Found | undefined;
  generation: unknown;
  since: number;
  asked: ReadonlySet<Token>;
};

export function createView(): View {
  const store = createStore();
  const derived = createDerived(store);
  const roots = new Map<ObjectKey, Entry>();
  const askedBy = new Map<Token, Set<ObjectKey>>();
  /** They changed themselves, or it is another that stands above them, or their kind can be read again, or no more. */
  const changed = new Set<ObjectKey>();
  /** Something changed that they rest on: there are ten pods to a Deployment, and each changes five times. */
  const touched = new Set<ObjectKey>();
  let turns = 0;

  function settleRoot(key: ObjectKey): void {
    const object = store.object(key);
    const isRoot = object !== undefined && store.ownerOf(object) === undefined;
    if (!isRoot) drop(key);
    else if (!roots.has(key)) roots.set(key, newEntry());
    if (isRoot) changed.add(key);
  }

  function drop(key: ObjectKey): void {
    const entry = roots.get(key);
    if (entry !== undefined) forget(key, entry);
    if (roots.delete(key)) turns += 1;
    changed.delete(key);
    touched.delete(key);
  }

  /** All that it asked, but what it asks now as well. */
  function forget(key: ObjectKey, { asked }: Entry, now?: ReadonlySet<Token>): void {
    for (const token of asked) {
      if (now?.has(token) === true) continue;
      const who = askedBy.get(token);
      who?.delete(key);
      if (who?.size === 0) askedBy.delete(token);
    }
  }

  function judgeRoot(key: ObjectKey, entry: Entry, object: KubeObject, now: number): void {
    const asked = new Set<Token>([`o:${key}`]);
    const found = judgeObject(
      object,
      store.around((token) => asked.add(token)),
    );
    forget(key, entry, asked);
    for (const token of asked) {
      if (entry.asked.has(token)) continue;
      const who = askedBy.get(token);
      if (who === undefined) askedBy.set(token, new Set([key]));
      else who.add(key);
    }
    const isNews = entry.found === undefined || signature(entry.found) !== signature(found);
    const { generation } = object.metadata;
    if (entry.found?.verdict !== found.verdict || entry.generation !== generation) turns += 1;
    entry.found = found;
    entry.generation = generation;
    entry.asked = asked;
    if (isNews) entry.since = now;
  }

  function judgedAt(key: ObjectKey, entry: Entry | undefined): Judged | undefined {
    const object = store.object(key);
    if (object === undefined || entry?.found === undefined) return undefined;
    return { object, found: entry.found, since: entry.since };
  }

  return {
    apply(changes) {
      for (const change of changes) {
        const isObject = change.is === 'put' || change.is === 'gone';
        const due = isObject ? touched : changed;
        for (const token of store.apply(change)) {
          for (const key of askedBy.get(token) ?? []) due.add(key);
          derived.touched(token);
        }
        if (!isObject) {
          turns += 1;
          continue;
        }
        if (change.object.kind === 'Event') continue;
        settleRoot(keyOf(change.object));
        // What it owns is no root any more, or is one again.
        for (const key of store.keysOwnedBy(change.object)) settleRoot(key);
        // It may have closed a circle: then none in it has a top.
        for (const one of store.circleOf(change.object)) settleRoot(keyOf(one));
      }
    },
    work(limit, now, which = 'all') {
      let left = limit;
      for (const due of which === 'all' ? [changed, touched] : [changed])
        for (const key of due) {
          if (left === 0) return false;
          left -= 1;
          changed.delete(key);
          touched.delete(key);
          const entry = roots.get(key);
          const object = store.object(key);
          if (entry !== undefined && object !== undefined) judgeRoot(key, entry, object, now);
        }
      return true;
    },
    *roots() {
      for (const [key, entry] of roots) {
        const judged = judgedAt(key, entry);
        if (judged !== undefined) yield judged;
      }
    },
    root(kind, namespace, name) {
      const key = keyAt(kind, namespace, name);
      return judgedAt(key, roots.get(key));
    },
    around: store.around(() => undefined),
    derive: (make) => derived.of(make),
    turns: () => turns,
  };
}

function newEntry(): Entry {
  return { found: undefined, generation: undefined, since: 0, asked: new Set() };
}

/** What makes two findings the same: the verdict and the cause, not its counts, which move all the time. */
function signature({ verdict, cause }: Found): string {
  const { kind = '', namespace = '', name = '' } = cause?.object ?? {};
  return [verdict, cause?.code ?? '', kind, namespace, name].join('|');
}
