import type { KubeObject } from '../model/ports.ts';
import { causeOf, judgeAny, notPassed, passed, unreadable, type Judge } from './judgement.ts';
import { at, bothEnds, textsAt, textAt } from './read-object.ts';

type Phases = { readonly pass: readonly string[]; readonly fail: readonly string[] };

/** The rule of a kind that tells all in `status.phase`: these pass, these fail, any other is waited for. */
export function judgePhase({ pass, fail }: Phases): Judge {
  return (object) => {
    const early = judgeAny(object);
    if (early !== undefined) return early;
    const phase = at(object, 'status', 'phase');
    if (phase === undefined) return notPassed('wait', causeOf(object, 'not-observed', {}, true));
    if (typeof phase !== 'string' || phase === '') return unreadable(object, 'status.phase');
    if (pass.includes(phase)) return passed(object);
    const message = messageOf(object);
    return fail.includes(phase)
      ? notPassed('fail', causeOf(object, 'phase-failed', { phase, message }))
      : notPassed('wait', causeOf(object, 'phase-not-ready', { phase, message }, true));
  };
}

/** Where such kinds write what is wrong; "-" where they write nothing. */
function messageOf(object: KubeObject): string {
  const said = [
    textAt(object, 'status', 'failureReason'),
    textAt(object, 'status', 'message'),
    ...textsAt(object, 'status', 'validationErrors'),
  ].filter((one) => one !== undefined && one !== '');
  return bothEnds(said.join(' ')) || '-';
}
