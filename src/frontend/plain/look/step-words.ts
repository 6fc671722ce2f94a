import type { StepId } from '../../../model/runbook.ts';
import type { StepState } from '../../../model/state.ts';
import { worstVerdict, type Found } from '../../../model/verdict.ts';
import { causeText } from '../../../text/cause-text.ts';
import { duration } from '../../../text/duration.ts';
import { visibleLine } from '../../../text/visible.ts';
import { blockedBy } from '../ask-trouble.ts';
import type { Desk } from '../desk.ts';
import { countedWords } from '../still-waiting.ts';
import { listed, lookText } from './look-desk.ts';

type Words = Pick<Desk, 'handle' | 'voice' | 'texts' | 'now'>;

/** `2.6.3 Deploy by script: proving, Ready 312/500`: one step with its state in words, and what there is to say of it. */
export function stepLine(desk: Words, id: StepId): string {
  const { voice, handle } = desk;
  const state = handle.steps().get(id);
  const words = state === undefined ? '' : stateWords(desk, id, state);
  return lookText(desk, 'line', { name: voice.name(id), words });
}

export function stateWords(desk: Words, id: StepId, state: StepState): string {
  const { voice } = desk;
  if (state.is === 'waiting-on')
    return lastWords(desk, state.whom, state.since, voice.state(state));
  const detail = detailOf(desk, id, state);
  return detail === ''
    ? voice.state(state)
    : lookText(desk, 'detail', { words: voice.state(state), detail });
}

function lastWords(desk: Words, whom: string, since: number, words: string): string {
  const time = duration(desk.now() - since, desk.voice.lang);
  const detail = `${visibleLine(whom)} ${desk.voice.t('wait.since', { time })}`;
  return lookText(desk, 'detail', { words, detail });
}

function detailOf(desk: Words, id: StepId, state: StepState): string {
  switch (state.is) {
    case 'blocked':
      return listed(
        state.by.map((one) => blockedBy(desk, one)),
        desk,
      );
    case 'attested':
    case 'skipped':
    case 'overridden':
      return visibleLine(state.reason);
    case 'acting':
    case 'proving':
    case 'late':
      return workWords(desk, id, state);
    case 'failed':
      return failureOf(desk, id) ?? foundWords(desk, state.found);
    case 'your-turn':
      return tickedWords(desk, id);
    case 'in-doubt':
      return desk.texts.t(
        `screen.doubt.${state.undo === true ? 'undo' : (state.answer ?? 'asking')}`,
      );
    case 'stale':
      return desk.texts.t(`screen.stale.${state.why}`);
    case 'ready':
    case 'not-needed':
    case 'rehearsed':
    case 'waiting-on':
    case 'passed':
      return '';
  }
}

function workWords(
  desk: Words,
  id: StepId,
  state: Extract<StepState, { is: 'acting' | 'proving' | 'late' | 'failed' }>,
): string {
  const { progress, ...times } = desk.handle.live(id);
  if (progress !== null) return countedWords({ progress, ...times }, desk.now(), desk.voice);
  return state.is === 'acting' ? '' : foundWords(desk, state.found);
}

function failureOf({ handle, voice }: Words, id: StepId): string | undefined {
  const failure = handle.state().steps[id]?.failure ?? null;
  return failure === null ? undefined : voice.says(failure);
}

/** The finding that decides: its sentence, counted where it stands for several things. */
function foundWords({ texts }: Words, found: readonly Found[]): string {
  const worst = worstVerdict(found.map((one) => one.verdict));
  const cause = found.find((one) => one.verdict === worst)?.cause ?? null;
  return cause === null
    ? ''
    : visibleLine(
        causeText(cause, {
          said: (one) => texts.said(one),
          t: (key, params) => texts.t(`screen.${key}`, params),
        }),
      );
}

function tickedWords(desk: Words, id: StepId): string {
  const of = desk.handle.book.steps.get(id)?.manual?.checklist.length ?? 0;
  const n = desk.handle.state().steps[id]?.ticked.length ?? 0;
  return n === 0 ? '' : lookText(desk, 'step.ticked', { n, of });
}
