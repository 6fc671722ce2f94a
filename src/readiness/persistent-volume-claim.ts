import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, notPassed, passed, unreadable } from './judgement.ts';
import { conditionOf, textAt } from './read-object.ts';

const RESIZING = ['Resizing', 'FileSystemResizePending'] as const;

/** Ready: bound. A lost volume does not come back by itself; what a pending claim waits for is told by its causes. */
export function judgePersistentVolumeClaim(object: KubeObject): Found {
  const early = judgeAny(object, RESIZING);
  if (early !== undefined) return early;

  const phase = textAt(object, 'status', 'phase') ?? '';
  if (phase === 'Lost') return notPassed('fail', causeOf(object, 'claim-not-bound', { phase }));
  if (phase === 'Pending')
    return notPassed('wait', causeOf(object, 'claim-not-bound', { phase }, true));
  if (phase !== 'Bound') return unreadable(object, 'status.phase');
  const resizes = RESIZING.some((type) => conditionOf(object, type)?.status === 'True');
  return passed(object, resizes ? [causeOf(object, 'claim-resizing')] : []);
}
