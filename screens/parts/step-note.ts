import type { Found } from '../../src/model/verdict.ts';
import { worstVerdict } from '../../src/model/verdict.ts';
import type { StepId } from '../../src/model/runbook.ts';
import type { StepState } from '../../src/model/state.ts';
import { visibleLine } from '../../src/text/visible.ts';
import { duration } from '../duration.ts';
import { span, type Span } from '../line.ts';
import { countedOf, needOf, stateOf, stepOf, type View } from '../view.ts';
import type { Words } from '../words.ts';
import { causeText } from './cause.ts';
import { progressText } from './progress.ts';
import { stateTime, stateWord } from './state-word.ts';

/** What stands beside a step in the outline: what it waits for, how far it is, why it failed. */
export function stepNote(view: View, id: StepId, words: Words): Span {
  const state = stateOf(view, id);
  const need = needOf(view, id);
  if (need?.is === 'confirm') return span(words.t('note.confirm', { object: need.object }), 'warn');
  if (need?.is === 'undone') return span(words.t('note.undone'), 'warn');
  switch (state.is) {
    case 'blocked':
      return span(blockedBy(view, state.by, words), 'dim');
    case 'acting':
    case 'proving':
      return span(workNote(view, id, state, words));
    case 'late':
      return span(`${stateTitleOf(view, id, state, words)}${causeOf(state.found, words)}`, 'warn');
    case 'failed':
      return span(failedNote(view, id, state.found, words), 'bad');
    case 'in-doubt':
      return span(
        words.t(state.undo === true ? 'doubt.undo' : `doubt.${state.answer ?? 'asking'}`),
        'warn',
      );
    case 'your-turn':
      return span(turnNote(view, id, words), 'warn');
    case 'waiting-on':
      return span(stateTime(view, id, state, words));
    case 'passed':
      return span(passedNote(view, id, state, words), 'dim');
    case 'stale':
      return span(words.t(`stale.${state.why}`), 'warn');
    case 'attested':
    case 'skipped':
    case 'overridden':
      return span([stateWord(state, words), state.reason].filter(Boolean).join(': '), 'dim');
    case 'ready':
    case 'not-needed':
    case 'rehearsed':
      return span(stateWord(state, words), 'dim');
  }
}

function stateTitleOf(view: View, id: StepId, state: StepState, words: Words): string {
  return `${stateWord(state, words)} ${stateTime(view, id, state, words)}`.trim();
}

function causeOf(found: readonly Found[], words: Words): string {
  const cause = worstFound(found)?.cause;
  return cause === null || cause === undefined ? '' : `  ${causeText(cause, words)}`;
}

/** The finding that decides the verdict of several. */
export function worstFound(found: readonly Found[]): Found | undefined {
  const worst = worstVerdict(found.map((one) => one.verdict));
  return found.find((one) => one.verdict === worst);
}

function workNote(
  view: View,
  id: StepId,
  state: Extract<StepState, { is: 'acting' | 'proving' | 'late' | 'failed' }>,
  words: Words,
): string {
  const counted = countedOf(view, id);
  if (counted !== undefined) return progressText(counted, view.now, words);
  const title = stateTitleOf(view, id, state, words);
  if (state.is === 'acting') return [title, lastWords(view, id)].filter(Boolean).join('  ');
  const cause = worstFound(state.found)?.cause;
  if (cause === null || cause === undefined) return title;
  const time = duration(view.now - state.since, words.lang);
  return words.t('note.waits', { time, says: causeText(cause, words) });
}

/** What an action wrote last: it counts nothing, but says what it is at. */
function lastWords(view: View, id: StepId): string {
  const last = view.live(id).output.findLast((line) => line.trim() !== '');
  return last === undefined ? '' : visibleLine(last.slice(0, MOST_SHOWN)).trim();
}

const MOST_SHOWN = 200;

function failedNote(view: View, id: StepId, found: readonly Found[], words: Words): string {
  const failure = view.state.steps[id]?.failure;
  if (failure !== null && failure !== undefined) return causeText(failure, words);
  return causeOf(found, words).trim() || words.t('state.failed');
}

function turnNote(view: View, id: StepId, words: Words): string {
  const step = stepOf(view, id);
  const items = step?.manual?.checklist.length ?? 0;
  const ticked = view.state.steps[id]?.ticked.length ?? 0;
  const word = words.t(isLooking(view, id) ? 'note.looking' : 'state.your-turn');
  return items === 0 || ticked === 0 ? word : words.t('note.ticked', { word, ticked, items });
}

/** The wizard looks first: nobody is asked for what may be there already. */
export function isLooking(view: View, id: StepId): boolean {
  return view.state.phase === 'open' && needOf(view, id) === undefined;
}

function passedNote(
  view: View,
  id: StepId,
  state: Extract<StepState, { is: 'passed' }>,
  words: Words,
): string {
  const chosen = view.state.choices[id];
  if (chosen !== undefined) return chosen;
  if (state.how === 'adopted') return words.t('state.adopted');
  const time = stateTime(view, id, state, words);
  return state.how === 'by-hand' ? words.t('note.byHand', { time }) : time;
}

/** `after 2.6.3` · `no value for ingress.external` · `no cluster pinned`: the first, and how many more. */
export function blockedBy(
  view: View,
  by: Extract<StepState, { is: 'blocked' }>['by'],
  words: Words,
): string {
  const [first, ...more] = by;
  if (first === undefined) return words.t('state.blocked');
  const rest = more.length === 0 ? '' : words.t('note.more', { n: more.length });
  if (first.step !== undefined)
    return words.t('note.after', { ref: refOf(view, first.step, words) }) + rest;
  if (first.value !== undefined)
    return words.t('note.noValue', { name: first.value.replace(/^values\./, '') }) + rest;
  return words.t('note.noTarget') + rest;
}

/** A step by its position, a milestone by its title. */
export function refOf(view: View, id: string, words: Words): string {
  const step = stepOf(view, id);
  if (step !== undefined) return step.ref;
  const milestone = view.book.runbook.milestones.find((one) => one.id === id);
  return milestone === undefined ? id : words.show(milestone.title, view.scope);
}
