import { isSatisfied } from '../../src/core/derive.ts';
import type { BookStep } from '../../src/model/book.ts';
import type { Need } from '../../src/model/run.ts';
import type { SectionDef, StepId } from '../../src/model/runbook.ts';
import type { StepState } from '../../src/model/state.ts';
import { duration } from '../duration.ts';
import { markOfState, type Mark } from '../theme.ts';
import { blockedBy } from '../parts/step-note.ts';
import { needOf, stateOf, type View } from '../view.ts';
import type { Words } from '../words.ts';

export type SectionSummary = {
  readonly mark: Mark;
  /** Settled steps of those that are needed. */
  readonly done: number;
  readonly of: number;
  readonly note: string;
  /** Something in it is open and not only blocked. */
  readonly active: boolean;
};

/** Worst first: the mark of a section is that of the step which most wants to be seen. */
const ORDER = [
  'failed',
  'in-doubt',
  'late',
  'your-turn',
  'stale',
  'acting',
  'proving',
  'waiting-on',
] as const satisfies readonly StepState['is'][];

/** Needs of a step whose state alone does not tell that somebody is wanted. */
const ASKED: readonly (Need['is'] | undefined)[] = ['confirm', 'undone'];

export function sectionSummary(view: View, section: SectionDef, words: Words): SectionSummary {
  const steps = section.steps.filter((id) => stateOf(view, id).is !== 'not-needed');
  const states = steps.map((id) => stateOf(view, id));
  const done = states.filter((state) => isSatisfied(state)).length;
  const worst = ORDER.find((is) => states.some((state) => state.is === is));
  const go = view.needs.some((need) => need.is === 'go' && need.section === section.id);
  const asked = go || steps.some((id) => ASKED.includes(needOf(view, id)?.is));
  const base = { done, of: steps.length, active: asked || worst !== undefined };
  if (asked && worst !== 'failed')
    return {
      ...base,
      mark: { glyph: '!', tone: 'warn' },
      note: go ? goNote(view, steps, words) : '',
    };
  if (worst !== undefined) return { ...base, mark: markOfState(worst, words.glyphs), note: '' };
  if (steps.length === 0)
    return {
      ...base,
      mark: markOfState('not-needed', words.glyphs),
      note: words.t('state.not-needed'),
    };
  if (done === steps.length)
    return { ...base, mark: doneMark(states, words), note: tookNote(view, steps, words) };
  return {
    ...base,
    mark: markOfState('blocked', words.glyphs),
    note: waitsFor(view, states, words),
  };
}

function goNote(view: View, steps: readonly StepId[], words: Words): string {
  const count = steps.flatMap((id) => view.rights(id)?.missing ?? []).length;
  return count === 0 ? words.t('note.go') : words.t('note.goRights', { count });
}

/** What its first open step waits for: nothing else says so while the section is folded. */
function waitsFor(view: View, states: readonly StepState[], words: Words): string {
  const open = states.find((state) => !isSatisfied(state));
  return open?.is === 'blocked' ? blockedBy(view, open.by, words) : '';
}

/** Passed only where every step passed; otherwise the mark of the weakest reason to go on. */
function doneMark(states: readonly StepState[], words: Words): Mark {
  const weaker = (['overridden', 'skipped', 'rehearsed', 'attested'] as const).find((is) =>
    states.some((state) => state.is === is),
  );
  return markOfState(weaker ?? 'passed', words.glyphs);
}

function tookNote(view: View, steps: readonly StepId[], words: Words): string {
  const records = steps.flatMap((id) => view.state.steps[id] ?? []);
  const adopted = records.filter(
    ({ state }) => state.is === 'passed' && state.how === 'adopted',
  ).length;
  if (adopted === steps.length) return words.t('state.adopted');
  const starts = records.flatMap((one) => one.startedAt ?? []);
  const ends = records.flatMap((one) => one.finishedAt ?? []);
  if (starts.length === 0 || ends.length === 0) return '';
  return duration(Math.max(...ends) - Math.min(...starts), words.lang);
}

/** A step that is open and could be worked on, waited for or looked at. */
export function isActive(view: View, step: BookStep): boolean {
  const { is } = stateOf(view, step.id);
  return ORDER.some((one) => one === is) || needOf(view, step.id) !== undefined;
}
