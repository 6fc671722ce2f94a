import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, countAt, judgeObserved, notPassed, passed, unreadable } from './judgement.ts';
import { conditionOf } from './read-object.ts';
import { replicasOf } from './replicas.ts';

/** Ready: observed, and as many pods as desired, all of them available. Also for its elder, the ReplicationController. */
export function judgeReplicaSet(object: KubeObject): Found {
  const early = judgeObserved(object, ['ReplicaFailure']);
  if (early !== undefined) return early;

  const desired = replicasOf(object);
  const all = countAt(object, 'replicas');
  const available = countAt(object, 'availableReplicas');
  if (desired === undefined) return unreadable(object, 'spec.replicas');
  if (all === undefined) return unreadable(object, 'status.replicas');
  if (available === undefined || available > all)
    return unreadable(object, 'status.availableReplicas');

  const shown = { ready: available, desired };
  const refused = conditionOf(object, 'ReplicaFailure');
  if (refused?.status === 'True') {
    const { message } = refused;
    return notPassed('wait', causeOf(object, 'pods-refused', { ...shown, message }, true));
  }
  if (all > desired)
    return notPassed(
      'wait',
      causeOf(object, 'old-pods-left', { old: all - desired, ...shown }, true),
    );
  if (available < desired) return notPassed('wait', causeOf(object, 'pods-not-ready', shown, true));
  if (desired === 0) return notPassed('wait', causeOf(object, 'scaled-to-zero'));
  return passed(object);
}
