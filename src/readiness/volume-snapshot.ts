import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { causeOf, judgeAny, notPassed, passed, unreadable } from './judgement.ts';
import { at, shortText, textAt } from './read-object.ts';

/** Ready: it can be restored from. An error is tried again by its driver. Also for its content. */
export function judgeVolumeSnapshot(object: KubeObject): Found {
  const early = judgeAny(object);
  if (early !== undefined) return early;

  const ready = at(object, 'status', 'readyToUse') ?? false;
  if (typeof ready !== 'boolean') return unreadable(object, 'status.readyToUse');
  if (ready) return passed(object);
  const message = shortText(textAt(object, 'status', 'error', 'message') ?? '');
  return (at(object, 'status', 'error') ?? undefined) === undefined
    ? notPassed('wait', causeOf(object, 'snapshot-not-ready', {}, true))
    : notPassed('wait', causeOf(object, 'snapshot-error', { message: message || '-' }, true));
}
