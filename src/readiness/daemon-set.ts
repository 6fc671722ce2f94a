import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, countAt, judgeObserved, notPassed, passed, unreadable } from './judgement.ts';
import { textAt, wholeAt } from './read-object.ts';

/** Ready: observed, and on every node that it selects there is one updated, available pod. */
export function judgeDaemonSet(object: KubeObject): Found {
  const early = judgeObserved(object);
  if (early !== undefined) return early;

  // The API always writes these two, even as 0: a missing one means that nothing was counted.
  const desired = wholeAt(object, 'status', 'desiredNumberScheduled');
  if (desired === undefined) return unreadable(object, 'status.desiredNumberScheduled');
  const ready = wholeAt(object, 'status', 'numberReady');
  if (ready === undefined || ready > desired) return unreadable(object, 'status.numberReady');
  const updated = countAt(object, 'updatedNumberScheduled');
  if (updated === undefined || updated > desired)
    return unreadable(object, 'status.updatedNumberScheduled');
  const available = countAt(object, 'numberAvailable');
  if (available === undefined || available > desired)
    return unreadable(object, 'status.numberAvailable');

  if (desired === 0) return passed(object, [causeOf(object, 'selects-no-node')]);
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') {
    if (ready < desired)
      return notPassed('wait', causeOf(object, 'pods-not-ready', { ready, desired }, true));
    return passed(object, updated === desired ? [] : [causeOf(object, 'on-delete-older')]);
  }
  const shown = { ready: available, desired };
  if (updated < desired)
    return notPassed('wait', causeOf(object, 'rolling-out', { updated, ...shown }, true));
  if (available < desired) return notPassed('wait', causeOf(object, 'pods-not-ready', shown, true));
  return passed(object);
}
