import type { KubeObject } from '../model/ports.ts';
import type { Cause, Found } from '../model/verdict.ts';
import type { Around } from './around.ts';
import { causesBehind } from './behind.ts';
import { treeCauses } from './causes/tree.ts';

/** Where the pods that should answer are not below the object, but behind it. */
const UNSERVED = new Set(['service-without-endpoints', 'backend-not-ready']);

/** What holds an object whatever its pods do: no cause below it explains it. */
const ITS_OWN = new Set([
  'object-terminating',
  'namespace-terminating',
  'not-observed',
  'paused',
  'scaled-to-zero',
  'job-suspended',
]);

/** Where no more pods are made, and rightly so, that none are is no cause. */
function isBeside(own: Cause, cause: Cause): boolean {
  return cause.code === 'pods-not-created' && (ITS_OWN.has(own.code) || own.code === 'job-failed');
}

/**
 * A finding with what lies below or behind the object: what explains it stands first, and what the object says of
 * itself beside it. The verdict stays as it is, and so does a pass, and what could not be read.
 */
export function explained(found: Found, object: KubeObject, around: Around): Found {
  const { cause: own, verdict } = found;
  if (own === null || verdict === 'pass' || verdict === 'unknown') return found;
  const below = UNSERVED.has(own.code) ? causesBehind(object, around) : treeCauses(object, around);
  const [first, ...rest] = below.filter((cause) => !isBeside(own, cause));
  if (first === undefined) return found;
  return ITS_OWN.has(own.code)
    ? { ...found, others: [...found.others, first, ...rest] }
    : { ...found, cause: first, others: [own, ...found.others, ...rest] };
}
