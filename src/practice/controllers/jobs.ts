import type { JsonObject } from '../../model/json.ts';
import { at, numberAt, objectsAt, textAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { isGoing, nameOf, namespaceOf, timeText } from '../store/metadata.ts';
import { nonZero } from './deployment-status.ts';
import { hasEnded, isPodReady, makePod, ownPods, POD } from './pods-of.ts';
import {
  conditionStatus,
  type Condition,
  type ControllerWorld,
  drop,
  followOwner,
  setStatus,
  withConditions,
} from './world.ts';

const JOB = kindNamed('Job');
const BY = 'job-controller';
const AGAIN_MS = 2000;

/** Runs Jobs to their end. */
export function runJobs(world: ControllerWorld): () => void {
  return followOwner(world, { owner: JOB, owned: POD }, (job) => work(world, job));
}

/** Gives when it is to be looked at again. */
function work(world: ControllerWorld, job: JsonObject): number | undefined {
  const end = ['Complete', 'Failed'].find((type) => conditionStatus(job, type) === 'True');
  if (end !== undefined) return clean(world, job);
  const pods = ownPods(world.store, job);
  const succeeded = pods.filter((one) => textAt(one, 'status', 'phase') === 'Succeeded').length;
  const failed = pods.filter((one) => textAt(one, 'status', 'phase') === 'Failed').length;
  const active = pods.filter((one) => !hasEnded(one) && !isGoing(one));
  const completions = numberAt(job, 'spec', 'completions') ?? 1;
  const startTime = textAt(job, 'status', 'startTime') ?? timeText();
  const isSpent = failed > (numberAt(job, 'spec', 'backoffLimit') ?? 6);
  const deadline = numberAt(job, 'spec', 'activeDeadlineSeconds');
  const leftMs =
    deadline === undefined ? undefined : Date.parse(startTime) + deadline * 1000 - Date.now();
  const isLate = leftMs !== undefined && leftMs <= 0;
  const isSuspended = at(job, 'spec', 'suspend') === true;
  let refused = false;
  if (succeeded < completions && !isSpent && !isLate && !isSuspended) {
    const parallel = numberAt(job, 'spec', 'parallelism') ?? 1;
    const wanted = Math.min(parallel, completions - succeeded) - active.length;
    // One after a failure comes a little later.
    const isEarly = failed > 0 && active.length === 0 && !isRested(pods);
    for (let count = isEarly ? wanted : 0; count < wanted && !refused; count += 1)
      refused = 'refused' in makePod(world, JOB, job, { by: BY });
    if (isEarly) refused = true;
  }
  if (isSpent || isLate) for (const pod of active) drop(world, POD, pod);
  if (isSuspended) for (const pod of active) drop(world, POD, pod);
  const ended = endOf({ succeeded, completions, isSpent, isLate });
  const conditions = withConditions(job, ended.length > 0 ? ended : suspension(job, isSuspended), [
    'lastProbeTime',
    'lastTransitionTime',
  ]);
  const now = ownPods(world.store, job).filter((one) => !hasEnded(one) && !isGoing(one));
  setStatus(
    world,
    JOB,
    world.store.get(JOB, { namespace: namespaceOf(job), name: nameOf(job) }) ?? job,
    {
      ...(conditions.length === 0 ? {} : { conditions }),
      ...(isSuspended ? {} : { startTime }),
      ...(succeeded >= completions ? { completionTime: timeText() } : {}),
      ...nonZero({ active: ended.length > 0 ? 0 : now.length, succeeded, failed }),
      terminating: 0,
      ready: now.filter((one) => isPodReady(one)).length,
      uncountedTerminatedPods: {},
    },
  );
  if (ended.length > 0) {
    sayEnd(world, job, succeeded >= completions, isLate);
    return undefined;
  }
  return refused ? AGAIN_MS : leftMs;
}

function suspension(job: JsonObject, isSuspended: boolean): readonly Condition[] {
  const type = 'Suspended';
  if (isSuspended)
    return [{ type, status: 'True', reason: 'JobSuspended', message: 'Job suspended' }];
  return conditionStatus(job, type) === 'True'
    ? [{ type, status: 'False', reason: 'JobResumed', message: 'Job resumed' }]
    : [];
}

/** A new pod is made only some time after the last one has failed. */
function isRested(pods: readonly JsonObject[]): boolean {
  const ends = pods
    .flatMap((one) => objectsAt(one, 'status', 'containerStatuses'))
    .map((one) => Date.parse(textAt(one, 'state', 'terminated', 'finishedAt') ?? '') || 0);
  return Date.now() - Math.max(0, ...ends) >= AGAIN_MS / 2;
}

function endOf(found: {
  readonly succeeded: number;
  readonly completions: number;
  readonly isSpent: boolean;
  readonly isLate: boolean;
}): readonly Condition[] {
  const both = (
    first: string,
    last: string,
    reason: string,
    message: string,
  ): readonly Condition[] =>
    [first, last].map((type) => ({ type, status: 'True', reason, message }));
  if (found.succeeded >= found.completions)
    return both(
      'SuccessCriteriaMet',
      'Complete',
      'CompletionsReached',
      'Reached expected number of succeeded pods',
    );
  if (found.isLate)
    return both(
      'FailureTarget',
      'Failed',
      'DeadlineExceeded',
      'Job was active longer than specified deadline',
    );
  return found.isSpent
    ? both(
        'FailureTarget',
        'Failed',
        'BackoffLimitExceeded',
        'Job has reached the specified backoff limit',
      )
    : [];
}

function sayEnd(world: ControllerWorld, job: JsonObject, isDone: boolean, isLate: boolean): void {
  if (isDone) world.record(job, { reason: 'Completed', message: 'Job completed', by: BY });
  else
    world.record(job, {
      type: 'Warning',
      reason: isLate ? 'DeadlineExceeded' : 'BackoffLimitExceeded',
      message: isLate
        ? 'Job was active longer than specified deadline'
        : 'Job has reached the specified backoff limit',
      by: BY,
    });
}

/** One that says how long it stays goes by then. */
function clean(world: ControllerWorld, job: JsonObject): number | undefined {
  const seconds = numberAt(job, 'spec', 'ttlSecondsAfterFinished');
  if (seconds === undefined) return undefined;
  const since = Date.parse(textAt(job, 'status', 'completionTime') ?? timeText());
  const leftMs = since + seconds * 1000 - Date.now();
  if (leftMs > 0) return leftMs;
  drop(world, JOB, job);
  return undefined;
}
