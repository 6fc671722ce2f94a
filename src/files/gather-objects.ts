import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../model/ports.ts';
import { aCause, found, type Found } from '../model/verdict.ts';
import type { Unpacked } from './unpack-objects.ts';

export type Gathered = {
  readonly objects: readonly KubeObject[];
  readonly unreadable: readonly Found[];
};

/**
 * Each object once, as it is known last: a watch tells it again and again. Two different ones under one name, as from
 * two clusters, are told, as only one of them could be judged.
 */
export function gatherObjects(all: Iterable<Unpacked>): Gathered {
  const objects = new Map<string, KubeObject>();
  const unreadable: Found[] = [];
  const twice = new Set<string>();
  for (const one of all) {
    if (one.is === 'unreadable') {
      unreadable.push(one.found);
      continue;
    }
    const { object } = one;
    const key = keyOf(object);
    const known = objects.get(key);
    const { uid } = object.metadata;
    if (one.is === 'gone') {
      if (known?.metadata.uid === uid) objects.delete(key);
    } else if (known === undefined || (uid !== undefined && known.metadata.uid === uid)) {
      if (known === undefined || !isOlder(object, known)) objects.set(key, object);
    } else if (object.kind !== 'Event' && !twice.has(key) && !isSame(object, known)) {
      twice.add(key);
      unreadable.push(toldTwice(object));
    }
  }
  return { objects: [...objects.values()], unreadable };
}

function keyOf({ apiVersion, kind, metadata }: KubeObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/', 1)[0] : '';
  return [group, kind, metadata.namespace, metadata.name].join('|');
}

/** Both are of one object, so that their versions are numbers of one row. */
function isOlder(one: KubeObject, other: KubeObject): boolean {
  const [version, known] = [one, other].map(({ metadata }) => metadata['resourceVersion']);
  if (typeof version !== 'string' || typeof known !== 'string') return false;
  return `${version}${known}`.match(/\D/) === null && Number(version) < Number(known);
}

function isSame(one: KubeObject, other: KubeObject): boolean {
  try {
    return isDeepStrictEqual(one, other);
  } catch (error) {
    // Too deep to be looked through.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function toldTwice({ apiVersion, kind, metadata }: KubeObject): Found {
  const { name, namespace } = metadata;
  const shown = namespace === undefined ? name : `${namespace}/${name}`;
  const object = { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
  return found('unknown', aCause('given-twice', { kind, name: shown }, { object }));
}
