import type { KubeObject } from '../model/ports.ts';
import type { Cause, Found, Params } from '../model/verdict.ts';
import { causeOf, countAt, judgeObserved, notPassed, passed, unreadable } from './judgement.ts';
import { at, conditionOf, namespaceOf } from './read-object.ts';
import { replicasOf } from './replicas.ts';

type Counts = { desired: number; updated: number; available: number; all: number };

/** What stands for none: where it is left out, the API writes its own. */
const NO_DEADLINE = 2 ** 31 - 1;

/** Ready: observed, and updated = available = desired with no pod of an older template left. */
export function judgeDeployment(object: KubeObject): Found {
  const early = judgeObserved(object, ['Progressing', 'ReplicaFailure', 'Available']);
  if (early !== undefined) return early;

  const desired = replicasOf(object);
  const updated = countAt(object, 'updatedReplicas');
  const available = countAt(object, 'availableReplicas');
  const all = countAt(object, 'replicas');
  if (desired === undefined) return unreadable(object, 'spec.replicas');
  if (all === undefined) return unreadable(object, 'status.replicas');
  if (updated === undefined || updated > all) return unreadable(object, 'status.updatedReplicas');
  const ready = countAt(object, 'readyReplicas');
  if (ready === undefined || ready > all) return unreadable(object, 'status.readyReplicas');
  // Left out it may only not have been given; where it is told, what serves is ready first.
  const isTold = at(object, 'status', 'readyReplicas') !== undefined;
  if (available === undefined || available > (isTold ? ready : all))
    return unreadable(object, 'status.availableReplicas');

  const shown = { ready: available, desired };
  if (hasMissedDeadline(object))
    return notPassed('fail', causeOf(object, 'progress-deadline', shown));

  const paused = at(object, 'spec', 'paused') === true;
  const behind = whatIsBehind(object, { desired, updated, available, all });
  if (behind !== undefined)
    return notPassed(
      'wait',
      paused ? causeOf(object, 'paused', { ...shown, ...named(object) }) : behind,
    );
  if (desired === 0) return notPassed('wait', causeOf(object, 'scaled-to-zero'));
  return passed(object, paused ? [causeOf(object, 'paused-ready')] : []);
}

/** As a command takes it. */
function named(object: KubeObject): Params {
  return { namespace: namespaceOf(object) ?? 'default', deployment: object.metadata.name };
}

/** Without a deadline nothing can be missed: what the status tells then is left from before it was taken away. */
function hasMissedDeadline(object: KubeObject): boolean {
  return (
    at(object, 'spec', 'progressDeadlineSeconds') !== NO_DEADLINE &&
    conditionOf(object, 'Progressing')?.reason === 'ProgressDeadlineExceeded'
  );
}

function whatIsBehind(
  object: KubeObject,
  { desired, updated, available, all }: Counts,
): Cause | undefined {
  const shown = { ready: available, desired };
  const refused = conditionOf(object, 'ReplicaFailure');
  if (refused?.status === 'True' && available < desired)
    return causeOf(object, 'pods-refused', { ...shown, message: refused.message }, true);
  if (updated < desired) return causeOf(object, 'rolling-out', { updated, ...shown }, true);
  if (all > desired)
    return causeOf(object, 'old-pods-left', { old: all - desired, ...shown }, true);
  const serves = conditionOf(object, 'Available')?.status ?? 'True';
  return available < desired || serves !== 'True'
    ? causeOf(object, 'pods-not-ready', shown, true)
    : undefined;
}
