import { isSatisfied } from '../../src/core/derive.ts';
import { sectionSteps } from '../../src/core/select.ts';
import type { BookStep } from '../../src/model/book.ts';
import { span, wrapLines } from '../line.ts';
import { placeOfNeed } from '../outline/needs.ts';
import { outlineRow } from '../outline/row.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { causeLines } from '../parts/proofs.ts';
import { BLANK_ROW, GUTTER, textRow, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { needOf, stateOf } from '../view.ts';
import { standingOf, type Standing } from './standing.ts';

const INDENT = 4;

/** A section as a table: each step with what was found and the verdict; the row under the cursor also says why, and the remedy. */
export function sectionPage(scene: Scene, spot: Spot, id: string): Page {
  const { view, words } = scene;
  const found = view.book.runbook.sections.find((one) => one.id === id);
  if (found === undefined) return pageOf({ rows: [textRow(words.t('step.gone'))] });
  const steps = sectionSteps(view.book, found);
  const start = rowOf(startOf(scene, steps));
  const focus = spot.focus === undefined ? start : spot.focus;
  const go = view.needs.find((need) => need.is === 'go' && need.section === id);
  return pageOf({
    head: [
      ...titleRows(
        scene,
        `${found.ref}  ${words.show(found.title, view.scope)}`,
        countText(scene, steps),
        'plain',
      ),
      BLANK_ROW,
    ],
    rows:
      steps.length === 0
        ? [textRow(span(words.t('table.none'), 'dim'))]
        : steps.flatMap((step) => stepRows(scene, step, focus)),
    start,
    keys: go === undefined ? {} : { go: { do: 'open', place: placeOfNeed(go) } },
  });
}

function rowOf(step: BookStep | undefined): string | null {
  return step === undefined ? null : `step ${step.id}`;
}

/** The first that is not as it should be. */
function startOf({ view }: Scene, steps: readonly BookStep[]): BookStep | undefined {
  return steps.find((step) => !isSatisfied(stateOf(view, step.id))) ?? steps[0];
}

/** `11/12, 1 cannot tell` */
function countText(scene: Scene, steps: readonly BookStep[]): string {
  const { view, words } = scene;
  const needed = steps.filter((step) => stateOf(view, step.id).is !== 'not-needed');
  const done = needed.filter((step) => isSatisfied(stateOf(view, step.id)));
  const open = needed.filter((step) => !isSatisfied(stateOf(view, step.id)));
  const unknown = open.filter((step) => standingOf(scene, step).isUnknown).length;
  const failed = open.filter((step) => stateOf(view, step.id).is === 'failed').length;
  return [
    `${done.length}/${needed.length}`,
    ...(failed === 0 ? [] : [words.t('table.failed', { n: failed })]),
    ...(unknown === 0 ? [] : [words.t('table.unknown', { n: unknown })]),
  ].join(words.lang === 'en' ? ', ' : '，');
}

function stepRows(scene: Scene, step: BookStep, focus: string | null): readonly Row[] {
  const { view, words } = scene;
  const standing = standingOf(scene, step);
  const row = `step ${step.id}`;
  const need = needOf(view, step.id);
  return [
    ...outlineRow(scene, {
      row,
      mark: standing.mark,
      ref: step.ref,
      title: span(words.show(step.title, view.scope)),
      note: span(standing.found, 'dim'),
      keepNote: standing.found !== '',
      count: standing.word,
      enter: {
        do: 'open',
        place: need === undefined ? { at: 'step', step: step.id } : placeOfNeed(need),
      },
    }),
    ...(row === focus ? whyRows(scene, row, step, standing) : []),
  ];
}

/** Why it is not as it should be, below the row of the cursor and of no other: the table stays a table. */
function whyRows(
  scene: Scene,
  row: string,
  step: BookStep,
  { causes, mark }: Standing,
): readonly Row[] {
  const narrow = { ...scene, width: scene.width - GUTTER - INDENT };
  // Nothing was seen yet that could be told: then what it is for.
  if (causes.length === 0 && !isSatisfied(stateOf(scene.view, step.id)))
    return wrapLines(scene.words.show(step.why, scene.view.scope), narrow.width, 'dim').map(
      (line) => ({ line: [span(' '.repeat(INDENT)), ...line], of: row }),
    );
  return causes.flatMap((cause) =>
    causeLines(narrow, cause, mark.tone).map((line) => ({
      line: [span(' '.repeat(INDENT)), ...line],
      of: row,
    })),
  );
}
