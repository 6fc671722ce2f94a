import type { StepState } from '../../src/model/state.ts';
import type { Cause } from '../../src/model/verdict.ts';
import { lineOf, span, type Line } from '../line.ts';
import type { Row } from '../page.ts';
import { causeWords } from '../parts/proofs.ts';
import { commandRows } from '../parts/remedy.ts';
import { GUTTER, labelledLines } from '../parts/rows.ts';
import { stateWord } from '../parts/state-word.ts';
import { worstFound } from '../parts/step-note.ts';
import { labelColumn, type Scene } from '../scene.ts';
import { markOfState } from '../theme.ts';
import { stateOf } from '../view.ts';
import type { BookStep } from '../../src/model/book.ts';

const TROUBLE: readonly StepState['is'][] = ['failed', 'late', 'in-doubt', 'stale'];
const MOST = 6;

/** What was left in trouble: each with its cause and what to do about it. */
export function openRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const steps = [...view.book.steps.values()].filter((step) =>
    TROUBLE.includes(stateOf(view, step.id).is),
  );
  const n = steps.length - MOST;
  const more: readonly Line[] = n > 0 ? [[span(words.t('end.more', { n }), 'dim')]] : [];
  return [
    ...steps.slice(0, MOST).flatMap((step, index) => {
      const cause = causeOf(scene, step);
      return [
        ...labelledLines(scene, index === 0 ? words.t('end.open') : '', linesOf(scene, step)),
        ...(cause === null ? [] : commandRows(words, cause, scene.width - GUTTER)),
      ];
    }),
    ...labelledLines(scene, '', more),
  ];
}

function linesOf(scene: Scene, step: BookStep): readonly Line[] {
  const { view, words } = scene;
  const state = stateOf(view, step.id);
  const mark = markOfState(state.is, words.glyphs);
  const cause = causeOf(scene, step);
  const narrow = { ...scene, width: scene.width - labelColumn(scene) };
  return [
    lineOf(
      span(`${mark.glyph} `, mark.tone),
      `${step.ref}  ${words.show(step.title, view.scope)}  `,
      span(stateWord(state, words), mark.tone),
    ),
    ...(cause === null ? [] : causeWords(narrow, cause, mark.tone)),
  ];
}

function causeOf({ view }: Scene, { id }: BookStep): Cause | null {
  const record = view.state.steps[id];
  const seen = (record?.seen ?? []).map((one) => one.found);
  return record?.failure ?? worstFound(seen)?.cause ?? null;
}
