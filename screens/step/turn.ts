import type { BookStep } from '../../src/model/book.ts';
import type { Template, TextTemplate } from '../../src/model/runbook.ts';
import type { Act } from '../act.ts';
import { lineOf, span, type Span } from '../line.ts';
import type { Row } from '../page.ts';
import { BLANK_ROW, choiceRows, GUTTER, paragraph, section } from '../parts/rows.ts';
import { isNarrow, type Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { widthOf } from '../width.ts';
import { wrap } from '../wrap.ts';
import { askRows, openAskOf, untoldAskOf } from './ask.ts';
import { recordRows } from './records.ts';

/** A manual step: where to go, what to click with the exact values, what to tell, and the operator's word at the end. */
export function turnRows(scene: Scene, spot: Spot, step: BookStep, open: boolean): readonly Row[] {
  const { manual } = step;
  const items = manual?.checklist ?? [];
  return [
    ...consoleRows(scene, manual?.open),
    ...items.flatMap((item, index) => itemRows(scene, step, item, index, open)),
    ...section(recordRows(scene, step)),
    ...section(askRows(scene, spot, step, open)),
    ...(open ? [BLANK_ROW, ...doneRows(scene, step)] : []),
  ];
}

/** Where the cursor stands at first, or goes once item `after` is ticked: at what is still to be done. */
export function turnStart(scene: Scene, step: BookStep, after = -1): string {
  const ticked = scene.view.state.steps[step.id]?.ticked ?? [];
  const open = (step.manual?.checklist ?? []).flatMap((_, index) =>
    index === after || ticked.includes(index) ? [] : [index],
  );
  const next = open.find((index) => index > after) ?? open[0];
  return next === undefined ? (untoldAskOf(scene, step) ?? 'done') : `item ${next}`;
}

function consoleRows(scene: Scene, open: Template | undefined): readonly Row[] {
  if (open === undefined) return [];
  const url = open.show(scene.view.scope);
  const label = `${scene.words.t('turn.console')}  `;
  const indent = isNarrow(scene) ? 0 : widthOf(label);
  const lines = wrap(url, scene.width - GUTTER - indent).map((text, index) =>
    lineOf(span(index === 0 ? label.slice(0, indent) : ' '.repeat(indent), 'dim'), text),
  );
  return [
    ...choiceRows('console', lines, { copy: url, enter: { do: 'copy', text: url } }),
    BLANK_ROW,
  ];
}

function itemRows(
  scene: Scene,
  step: BookStep,
  item: TextTemplate,
  index: number,
  open: boolean,
): readonly Row[] {
  const { view, words } = scene;
  const done = view.state.steps[step.id]?.ticked.includes(index) === true;
  const box: Span = done
    ? span(`[${words.glyphs.passed}] `, 'good')
    : span(open ? '[ ] ' : '    ', 'plain');
  const lead = `${index + 1}  `;
  const indent = ' '.repeat(4 + lead.length);
  const width = scene.width - GUTTER - indent.length;
  const lines = wrap(words.show(item, view.scope), width);
  const tick: Act = {
    do: 'decide',
    decision: { do: 'tick', step: step.id, value: { item: index, done: !done } },
    after: 'stay',
    focus: done ? `item ${index}` : turnStart(scene, step, index),
  };
  return choiceRows(
    `item ${index}`,
    [
      ...lines.map((text, at) => lineOf(...(at === 0 ? [box, lead] : [indent]), text)),
      ...bareRows(scene, item, lines, width).map((text) => lineOf(indent, span(text, 'strong'))),
    ],
    { copy: copyOf(scene, item), ...(open ? { enter: tick, space: tick } : {}) },
  );
}

/** More of them are a list: that is read, not typed. */
const MOST_BARE = 3;
const ENDS_ROW = (value: string, row: string) =>
  row.endsWith(value) && !/[\w./:@-]$/.test(row.slice(0, row.length - value.length));

/**
 * Each value of a text in a row of its own, so that selecting it with the mouse takes nothing else along; not where it
 * ends a row anyway. One that is longer than a row goes on in the next one.
 */
function bareRows(
  scene: Scene,
  text: TextTemplate,
  shown: readonly string[],
  width: number,
): readonly string[] {
  const values = [...new Set(exactOf(scene, text))];
  if (values.length > MOST_BARE) return [];
  return values
    .filter((value) => !shown.some((row) => ENDS_ROW(value, row)))
    .flatMap((value) => wrap(value, width));
}

/** What is worth copying of a text: the one value in it, else all of it. */
export function copyOf(scene: Scene, text: TextTemplate): string {
  const [only, ...more] = exactOf(scene, text);
  if (only !== undefined && more.length === 0) return only;
  return templateOf(scene, text)?.show(scene.view.scope) ?? '';
}

function exactOf(scene: Scene, text: TextTemplate): readonly string[] {
  return templateOf(scene, text)?.exact(scene.view.scope) ?? [];
}

function templateOf({ words }: Scene, text: TextTemplate): Template | undefined {
  return (words.lang === 'en' ? text.en : text.zh) ?? text.en ?? text.zh;
}

/** The end of the list: *it is done*, proved by the wizard, or the operator's word where nothing can prove it. */
function doneRows(scene: Scene, step: BookStep): readonly Row[] {
  const { words, view } = scene;
  const missing = openAskOf(scene, step);
  const enter: Act =
    missing !== undefined
      ? { do: 'focus', row: missing }
      : step.attest === undefined
        ? { do: 'decide', decision: { do: 'done', step: step.id }, after: 'stay' }
        : { do: 'open', place: { at: 'form', what: 'attest', step: step.id } };
  const text =
    missing !== undefined
      ? words.t('turn.tellFirst')
      : words.t(step.attest === undefined ? 'turn.done' : 'turn.attest');
  return [
    ...(step.attest === undefined
      ? []
      : paragraph(scene, words.show(step.attest, view.scope), 'plain')),
    ...choiceRows('done', [lineOf(span(text, missing === undefined ? 'strong' : 'dim'))], {
      enter,
    }),
  ];
}
