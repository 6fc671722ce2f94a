import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, judgeCondition, notPassed, passed } from './judgement.ts';
import { at, conditionOf } from './read-object.ts';

/**
 * The rule of kinds that nobody wrote one for: ready by the condition of that name. One without a status exists, and
 * more can't be said; a status that tells nothing we know is unknown.
 */
export function judgeOther(object: KubeObject): Found {
  const early = judgeAny(object, ['Ready']);
  if (early !== undefined) return early;

  if (hasNoStatus(object)) return passed(object, [causeOf(object, 'exists-only')]);
  if (conditionOf(object, 'Ready') === undefined)
    return notPassed('unknown', causeOf(object, 'kind-not-judged'));
  return judgeCondition(object, 'Ready', 'condition-not-met');
}

export function hasNoStatus(object: KubeObject): boolean {
  return at(object, 'status') === undefined;
}
