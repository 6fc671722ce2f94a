import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import type { Unpacked } from './unpack-objects.ts';

export type Gathered = {
  readonly objects: readonly KubeObject[];
  readonly unreadable: readonly Found[];
};

/** What is there in the end: an object that a watch saw go is told no more, unless it came again. */
export function gatherObjects(all: Iterable<Unpacked>): Gathered {
  let objects: KubeObject[] = [];
  const unreadable: Found[] = [];
  for (const one of all) {
    if (one.is === 'unreadable') unreadable.push(one.found);
    else if (one.is === 'object') objects.push(one.object);
    else objects = objects.filter((other) => !isSame(one.object, other));
  }
  return { objects, unreadable };
}

function isSame(one: KubeObject, other: KubeObject): boolean {
  return (
    one.kind === other.kind &&
    one.apiVersion === other.apiVersion &&
    one.metadata.name === other.metadata.name &&
    one.metadata.namespace === other.metadata.namespace &&
    one.metadata.uid === other.metadata.uid
  );
}
