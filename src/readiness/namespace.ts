import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { whatHolds } from '../model/what-holds.ts';
import { causeOf, judgeAny, notPassed, passed, unreadable } from './judgement.ts';
import { isBeingDeleted, textAt } from './read-object.ts';

/** Active, or Terminating with what holds it. */
export function judgeNamespace(object: KubeObject): Found {
  if (isTerminating(object)) {
    const held = whatHolds(object);
    return notPassed('wait', causeOf(object, 'namespace-terminating', { held }, true));
  }
  const early = judgeAny(object);
  if (early !== undefined) return early;
  return textAt(object, 'status', 'phase') === 'Active'
    ? passed(object)
    : unreadable(object, 'status.phase');
}

export function isTerminating(object: KubeObject): boolean {
  return isBeingDeleted(object) || textAt(object, 'status', 'phase') === 'Terminating';
}
