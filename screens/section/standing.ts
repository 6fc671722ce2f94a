import { isSatisfied } from '../../src/core/derive.ts';
import type { BookStep } from '../../src/model/book.ts';
import { worstVerdict, type Cause } from '../../src/model/verdict.ts';
import { isLooking, stepNote } from '../parts/step-note.ts';
import { stateWord } from '../parts/state-word.ts';
import type { Scene } from '../scene.ts';
import { markOfState, markOfVerdict, type Mark } from '../theme.ts';
import { stateOf } from '../view.ts';
import { namedValue } from '../words.ts';

/** How a step stands in the table of its section. */
export type Standing = {
  readonly mark: Mark;
  readonly word: string;
  /** What its proofs found, or what it waits for. */
  readonly found: string;
  readonly causes: readonly Cause[];
  /** It was looked, and nobody could tell. */
  readonly isUnknown: boolean;
};

/** While a step is open what was seen last counts for its word: the table is about the world, not about whose turn it is. */
export function standingOf(scene: Scene, step: BookStep): Standing {
  const { view, words } = scene;
  const state = stateOf(view, step.id);
  const { seen = [], failure = null } = view.state.steps[step.id] ?? {};
  const isOpen = !isSatisfied(state);
  const worst = seen.length === 0 ? undefined : worstVerdict(seen.map((one) => one.found.verdict));
  const isUnknown = isOpen && state.is !== 'failed' && worst === 'unknown';
  const causes = [
    ...(failure === null || !isOpen ? [] : [failure]),
    ...seen.flatMap(({ found }) => [
      ...(found.cause === null ? [] : [found.cause]),
      ...(isOpen ? [] : found.notes),
    ]),
  ];
  const isLookedAt = state.is === 'your-turn' && isLooking(view, step.id);
  return {
    mark: isUnknown
      ? markOfVerdict('unknown', words.glyphs)
      : isLookedAt
        ? { glyph: '*', tone: 'work' }
        : markOfState(state.is, words.glyphs),
    word: isUnknown
      ? words.t('verdict.unknown')
      : isLookedAt
        ? words.t('note.looking')
        : stateWord(state, words),
    found: foundText(scene, step, isOpen),
    causes,
    isUnknown,
  };
}

function foundText(scene: Scene, step: BookStep, isOpen: boolean): string {
  const { view, words } = scene;
  const values = Object.values(view.state.values).filter((one) => one.step === step.id);
  if (values.length > 0)
    return values.map(({ name, value }) => namedValue(name, value, words)).join('  ');
  const { is } = stateOf(view, step.id);
  return isOpen && (is === 'blocked' || is === 'waiting-on' || is === 'acting' || is === 'proving')
    ? stepNote(view, step.id, words).text
    : '';
}
