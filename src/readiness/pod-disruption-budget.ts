import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, passed, unreadable } from './judgement.ts';
import { at, wholeAt } from './read-object.ts';

/** Exists. That it allows no disruption now is a note: a node could not be drained. */
export function judgePodDisruptionBudget(object: KubeObject): Found {
  const early = judgeAny(object);
  if (early !== undefined) return early;

  const allowed = wholeAt(object, 'status', 'disruptionsAllowed');
  if (allowed === undefined && at(object, 'status', 'disruptionsAllowed') !== undefined)
    return unreadable(object, 'status.disruptionsAllowed');
  return passed(object, allowed === 0 ? [causeOf(object, 'no-disruption-allowed')] : []);
}
