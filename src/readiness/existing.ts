import type { KubeObject } from '../model/ports.ts';
import { worstVerdict, type Found } from '../model/verdict.ts';
import type { Around } from './around.ts';
import { judgeAny, passed, type Judge } from './judgement.ts';
import { refOf } from './read-object.ts';

/** The rule of kinds that are ready once they exist. */
export function judgeExisting(object: KubeObject): Found {
  return judgeAny(object) ?? passed(object);
}

/**
 * What an object that merely exists controls may still not be ready, and nobody else would tell of it: the worst of
 * that, and undefined where all of it passes. Objects that own each other have no end, so each is looked at once.
 */
export function worstBelow(
  top: KubeObject,
  around: Around,
  { judgeOne, restsOnChildren }: { judgeOne: Judge; restsOnChildren: (one: KubeObject) => boolean },
): { readonly object: KubeObject; readonly found: Found } | undefined {
  const seen = new Set([top]);
  const bad: { object: KubeObject; found: Found }[] = [];
  for (const owner of seen) {
    if (owner !== top && !restsOnChildren(owner)) continue;
    for (const object of around.childrenOf(owner)) {
      if (seen.has(object)) continue;
      seen.add(object);
      const found = judgeOne(object, around);
      // What is meant to run nothing, such as an older ReplicaSet, holds nothing.
      if (found.verdict !== 'pass' && found.cause?.code !== 'scaled-to-zero')
        bad.push({ object, found });
    }
  }
  const worst = worstVerdict(bad.map(({ found }) => found.verdict));
  const first = bad.find(({ found }) => found.verdict === worst);
  return first && { ...first, found: { ...first.found, object: refOf(top) } };
}
