import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, notPassed, passed, saidBy, unreadable } from './judgement.ts';
import { at, conditionOf, wholeAt } from './read-object.ts';

const COUNTS = ['currentReplicas', 'desiredReplicas'] as const;

/**
 * Ready: it can scale its target and knows the figures to do so by. Whatever is lacking for that, metrics above all,
 * comes up late in a recovery and is waited for; only a selector that can't be read is a fault that stays.
 */
export function judgeHorizontalPodAutoscaler(object: KubeObject): Found {
  const early = judgeAny(object, ['AbleToScale', 'ScalingActive', 'ScalingLimited']);
  if (early !== undefined) return early;

  const absurd = COUNTS.find(
    (field) =>
      at(object, 'status', field) !== undefined && wholeAt(object, 'status', field) === undefined,
  );
  if (absurd !== undefined) return unreadable(object, `status.${absurd}`);
  const able = conditionOf(object, 'AbleToScale');
  const active = conditionOf(object, 'ScalingActive');
  const limited = conditionOf(object, 'ScalingLimited');
  // The old version of the API has no place for conditions.
  if (able === undefined && object.apiVersion === 'autoscaling/v1')
    return unreadable(object, 'status.conditions');
  if (able === undefined) return notPassed('wait', causeOf(object, 'not-observed', {}, true));
  if (able.status !== 'True')
    return notPassed('wait', causeOf(object, 'autoscaler-cannot-scale', saidBy(able), true));
  const isOff = active?.reason === 'ScalingDisabled';
  if (active !== undefined && active.status !== 'True' && !isOff) {
    const isFault = active.reason === 'InvalidSelector';
    const cause = causeOf(object, 'autoscaler-cannot-scale', saidBy(active), !isFault);
    return notPassed(isFault ? 'fail' : 'wait', cause);
  }
  return passed(object, [
    ...(isOff ? [causeOf(object, 'autoscaler-off')] : []),
    ...(limited?.status === 'True' ? [causeOf(object, 'autoscaler-limited', saidBy(limited))] : []),
  ]);
}
