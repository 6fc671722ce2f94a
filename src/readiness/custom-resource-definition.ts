import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, judgeCondition, notPassed, saidBy } from './judgement.ts';
import { conditionOf } from './read-object.ts';

/** Ready: established. Names that another one has taken fail: nothing gives them back by itself. */
export function judgeCustomResourceDefinition(object: KubeObject): Found {
  const early = judgeAny(object, ['NamesAccepted', 'Established']);
  if (early !== undefined) return early;

  const names = conditionOf(object, 'NamesAccepted');
  if (names?.status === 'False')
    return notPassed('fail', causeOf(object, 'names-not-accepted', saidBy(names)));
  const found = judgeCondition(object, 'Established', 'condition-not-met');
  const shape = conditionOf(object, 'NonStructuralSchema');
  if (found.verdict !== 'pass' || shape?.status !== 'True') return found;
  return { ...found, notes: [causeOf(object, 'schema-not-structural', saidBy(shape))] };
}
