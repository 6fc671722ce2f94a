import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import type { Around } from './around.ts';
import { judgeJob } from './job.ts';
import { causeOf, judgeAny, passed } from './judgement.ts';
import { at } from './read-object.ts';

/** Exists. That it is suspended, or that its last Job failed, is a note: it still starts the next one in time. */
export function judgeCronJob(object: KubeObject, around: Around): Found {
  const early = judgeAny(object);
  if (early !== undefined) return early;

  const last = around.childrenOf(object).findLast(({ kind }) => kind === 'Job');
  const outcome = last === undefined ? undefined : judgeJob(last);
  return passed(object, [
    ...(at(object, 'spec', 'suspend') === true ? [causeOf(object, 'cron-job-suspended')] : []),
    ...(outcome?.verdict === 'fail' && outcome.cause !== null ? [outcome.cause] : []),
  ]);
}
