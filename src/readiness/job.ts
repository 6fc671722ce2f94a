import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, countAt, judgeAny, notPassed, passed, unreadable } from './judgement.ts';
import { at, conditionOf, wholeAt } from './read-object.ts';

/** Ready: complete. One that runs is waited for, and so is one that is suspended, which is said. */
export function judgeJob(object: KubeObject): Found {
  const early = judgeAny(object, ['Complete', 'Failed', 'Suspended']);
  if (early !== undefined) return early;

  const active = countAt(object, 'active');
  const succeeded = countAt(object, 'succeeded');
  const failed = countAt(object, 'failed');
  if (active === undefined) return unreadable(object, 'status.active');
  if (succeeded === undefined) return unreadable(object, 'status.succeeded');
  if (failed === undefined) return unreadable(object, 'status.failed');

  const isComplete = conditionOf(object, 'Complete')?.status === 'True';
  const failure = conditionOf(object, 'Failed');
  if (failure?.status === 'True') {
    if (isComplete) return unreadable(object, 'status.conditions');
    const { reason, message } = failure;
    return notPassed('fail', causeOf(object, 'job-failed', { reason, message, failed }));
  }
  if (isComplete) return passed(object);

  const isSuspended = conditionOf(object, 'Suspended')?.status === 'True';
  if (isSuspended || at(object, 'spec', 'suspend') === true)
    return notPassed('wait', causeOf(object, 'job-suspended', { succeeded }));
  if (at(object, 'status', 'startTime') === undefined)
    return notPassed('wait', causeOf(object, 'not-observed', {}, true));
  const wanted = wholeAt(object, 'spec', 'completions') ?? 1;
  return notPassed('wait', causeOf(object, 'job-running', { active, succeeded, wanted, failed }));
}
