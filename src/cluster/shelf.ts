import type { KubeObject } from '../model/ports.ts';
import { Nonsense } from './refusal.ts';

export type ObjectChange = { readonly is: 'put' | 'gone'; readonly object: KubeObject };

/** What a feed knows: told from it are only differences. */
export type Shelf = {
  /** As a list has it, which is the truth. */
  listed(object: KubeObject): readonly ObjectChange[];
  /** As a watch has it, which may be old news. */
  happened(object: KubeObject): readonly ObjectChange[];
  deleted(object: KubeObject): readonly ObjectChange[];
  /** A list begins: what it does not name by its end is gone. */
  beginList(): void;
  endList(): readonly ObjectChange[];
  has(object: KubeObject): boolean;
  objects(): Iterable<KubeObject>;
};

/** With `most`, only the latest are known, at most so many: of the others it is never told that they are gone. */
export function createShelf(most: number = Number.POSITIVE_INFINITY): Shelf {
  const known = new Map<string, KubeObject>();
  const unlisted = new Set<string>();

  function put(key: string, object: KubeObject): ObjectChange {
    known.delete(key);
    known.set(key, object);
    if (known.size > most) forgetOld();
    return { is: 'put', object };
  }

  /** Half of them at once: to look for the oldest each time would be slow where much has been deleted. */
  function forgetOld(): void {
    for (const key of known.keys()) {
      if (known.size <= most / 2) return;
      known.delete(key);
    }
  }

  function replaced(key: string, before: KubeObject | undefined, object: KubeObject) {
    const change = put(key, object);
    // One of the same name that was made anew: the old one is gone.
    return before === undefined || before.metadata.uid === object.metadata.uid
      ? [change]
      : [{ is: 'gone', object: before } as const, change];
  }

  return {
    listed(object) {
      const key = keyOf(object);
      unlisted.delete(key);
      const before = known.get(key);
      return before !== undefined && isSame(before, object) ? [] : replaced(key, before, object);
    },
    happened(object) {
      const key = keyOf(object);
      const before = known.get(key);
      if (before !== undefined && (isSame(before, object) || isOlder(object, before))) return [];
      return replaced(key, before, object);
    },
    deleted(object) {
      const key = keyOf(object);
      const before = known.get(key);
      if (before === undefined) return most === Number.POSITIVE_INFINITY ? [] : [gone(object)];
      if (isOlder(object, before)) return [];
      // Of the one that is known nothing was heard: something has been missed.
      if (before.metadata.uid !== object.metadata.uid) throw new Nonsense('something was missed');
      known.delete(key);
      return [gone(before)];
    },
    beginList() {
      unlisted.clear();
      for (const key of known.keys()) unlisted.add(key);
    },
    endList() {
      const changes = [...unlisted].flatMap((key) => {
        const object = known.get(key);
        known.delete(key);
        return object === undefined ? [] : [gone(object)];
      });
      unlisted.clear();
      return changes;
    },
    has(object) {
      const here = known.get(keyOf(object));
      return here !== undefined && here.metadata.uid === object.metadata.uid;
    },
    objects: () => known.values(),
  };
}

function gone(object: KubeObject): ObjectChange {
  return { is: 'gone', object };
}

function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}|${metadata.name}`;
}

function isSame(a: KubeObject, b: KubeObject): boolean {
  const version = a.metadata['resourceVersion'];
  return (
    a.metadata.uid === b.metadata.uid &&
    version !== undefined &&
    version === b.metadata['resourceVersion']
  );
}

/** Versions are numbers nearly everywhere; where they are not, nothing is older. */
function isOlder(a: KubeObject, b: KubeObject): boolean {
  const { resourceVersion: one } = a.metadata;
  const { resourceVersion: other } = b.metadata;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  if (!/^\d+$/.test(one) || !/^\d+$/.test(other)) return false;
  return one.length === other.length ? one < other : one.length < other.length;
}
