import type { KubeObject } from '../model/ports.ts';
import type { Cause, Found } from '../model/verdict.ts';
import { causeOf, countAt, judgeObserved, notPassed, passed, unreadable } from './judgement.ts';
import { at, textAt, wholeAt } from './read-object.ts';
import { replicasOf } from './replicas.ts';

/** Ready: observed, and ready = desired with as many updated as its strategy and partition ask for. */
export function judgeStatefulSet(object: KubeObject): Found {
  const early = judgeObserved(object);
  if (early !== undefined) return early;

  const desired = replicasOf(object);
  if (desired === undefined) return unreadable(object, 'spec.replicas');
  const ready = countAt(object, 'readyReplicas');
  const updated = countAt(object, 'updatedReplicas');
  const all = countAt(object, 'replicas');
  if (all === undefined) return unreadable(object, 'status.replicas');
  if (ready === undefined || ready > all) return unreadable(object, 'status.readyReplicas');
  if (updated === undefined || updated > all) return unreadable(object, 'status.updatedReplicas');
  const partition = partitionOf(object);
  if (partition === undefined)
    return unreadable(object, 'spec.updateStrategy.rollingUpdate.partition');

  const counts = { ready, desired };
  const onDelete = textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  const wanted = onDelete ? 0 : Math.max(0, desired - partition);
  if (updated < wanted)
    return notPassed('wait', causeOf(object, 'rolling-out', { updated, ...counts }, true));
  if (all > desired)
    return notPassed(
      'wait',
      causeOf(object, 'old-pods-left', { old: all - desired, ...counts }, true),
    );
  if (ready < desired) return notPassed('wait', causeOf(object, 'pods-not-ready', counts, true));
  if (desired === 0) return notPassed('wait', causeOf(object, 'scaled-to-zero'));
  return passed(object, notesOf(object, { onDelete, partition, updated, desired }));
}

/** 0 where none is set; undefined where what stands there is no number. */
function partitionOf(object: KubeObject): number | undefined {
  const path = ['spec', 'updateStrategy', 'rollingUpdate', 'partition'] as const;
  return at(object, ...path) === undefined ? 0 : wholeAt(object, ...path);
}

function notesOf(
  object: KubeObject,
  seen: { onDelete: boolean; partition: number; updated: number; desired: number },
): readonly Cause[] {
  if (seen.updated >= seen.desired) return [];
  if (!seen.onDelete) return [causeOf(object, 'partition-holds', { partition: seen.partition })];
  // With OnDelete `currentRevision` stays behind for ever, so equal ones say something and different ones don't.
  const current = textAt(object, 'status', 'currentRevision');
  const update = textAt(object, 'status', 'updateRevision');
  return current !== undefined && current === update ? [] : [causeOf(object, 'on-delete-older')];
}
