import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import type { Around } from '../around.ts';
import { podCause } from '../pod-cause.ts';
import { sameCause } from './same.ts';

/** Why this object is not ready, by all that hangs below it: what explains the rest stands first. */
export function treeCauses(object: KubeObject, around: Around): readonly Cause[] {
  const kinds = new Map<string, Cause>();
  for (const cause of podsBelow(object, around).flatMap((pod) => podCause(pod) ?? [])) {
    const before = kinds.get(sameCause(cause));
    kinds.set(sameCause(cause), before ? { ...before, count: before.count + 1 } : cause);
  }
  return [...kinds.values()].toSorted((a, b) => b.count - a.count);
}

function podsBelow(object: KubeObject, around: Around): readonly KubeObject[] {
  if (object.kind === 'Pod') return [object];
  return around
    .childrenOf(object)
    .flatMap((child) =>
      child.kind === 'ReplicaSet' ? around.childrenOf(child) : child.kind === 'Pod' ? [child] : [],
    );
}
