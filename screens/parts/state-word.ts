import type { StepId } from '../../src/model/runbook.ts';
import type { StepState } from '../../src/model/state.ts';
import { duration } from '../duration.ts';
import { markOfState, type Tone } from '../theme.ts';
import { needOf, stateOf, type View } from '../view.ts';
import type { Words } from '../words.ts';

/** The one word of a state; an adopted step has its own. */
export function stateWord(state: StepState, words: Words): string {
  if (state.is === 'passed' && state.how === 'adopted') return words.t('state.adopted');
  if (state.is === 'acting' && state.undo === true) return words.t('state.undoing');
  return words.t(`state.${state.is}`);
}

/** The state with since when, or how much of its time is gone: `late  12m of 10m`. */
export function stateTitle(
  view: View,
  id: StepId,
  words: Words,
): { readonly text: string; readonly tone: Tone } {
  const state = stateOf(view, id);
  const need = needOf(view, id)?.is;
  const word =
    need === 'confirm' || need === 'undone' ? words.t(`state.${need}`) : stateWord(state, words);
  const time = stateTime(view, id, state, words);
  const text = state.is === 'waiting-on' ? time : `${word}  ${time}`.trim();
  return {
    text,
    tone: markOfState(state.is, words.glyphs).tone,
  };
}

export function stateTime(view: View, id: StepId, state: StepState, words: Words): string {
  const record = view.state.steps[id];
  const timeoutMs = view.book.steps.get(id)?.timeoutMs ?? 0;
  switch (state.is) {
    case 'proving':
    case 'late':
      return words.t('state.timeOf', {
        time: duration(view.now - state.since, words.lang),
        of: duration(Math.max(timeoutMs, state.until - state.since), words.lang),
      });
    case 'acting':
      return record === undefined || record.startedAt === null
        ? ''
        : duration(view.now - record.startedAt, words.lang);
    case 'waiting-on':
      return words.t('state.waitingOn', {
        whom: state.whom,
        time: duration(view.now - state.since, words.lang),
      });
    case 'passed':
      return record?.startedAt == null || record.finishedAt === null || state.how === 'adopted'
        ? ''
        : duration(record.finishedAt - record.startedAt, words.lang);
    case 'failed':
    case 'in-doubt':
    case 'blocked':
    case 'not-needed':
    case 'ready':
    case 'your-turn':
    case 'rehearsed':
    case 'stale':
    case 'attested':
    case 'skipped':
    case 'overridden':
      return '';
  }
}
