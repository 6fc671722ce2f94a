import { openAsksOf } from '../../src/core/asks.ts';
import { isSatisfied } from '../../src/core/derive.ts';
import type { BookStep } from '../../src/model/book.ts';
import { checkValue } from '../../src/model/field-value.ts';
import type { Json } from '../../src/model/json.ts';
import type { AskDef } from '../../src/model/runbook.ts';
import { valueSoFar, type ValueSoFar } from '../../src/model/value-so-far.ts';
import type { Act } from '../act.ts';
import { span, wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import { fieldText, fieldRows } from '../parts/field-row.ts';
import { textRow } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';
import type { Spot } from '../ui.ts';
import { stateOf } from '../view.ts';
import { widthOf } from '../width.ts';
import { showValue, type Words } from '../words.ts';

/** The values that a step asks for, each checked by its type when it is told. What was left out can be told later. */
export function askRows(scene: Scene, spot: Spot, step: BookStep, open: boolean): readonly Row[] {
  const { view, words } = scene;
  const asks = step.manual?.ask ?? [];
  const isOver = isSatisfied(stateOf(view, step.id)) && view.state.phase === 'open';
  const mayTell = (ask: AskDef) => open || (isOver && told(scene, ask) === undefined);
  return asks.flatMap((ask, index) =>
    mayTell(ask)
      ? oneAsk(scene, spot, step, ask, asks.slice(index + 1).find(mayTell))
      : toldRows(scene, titleOf(scene, ask), told(scene, ask) ?? words.t('ask.untold')),
  );
}

/** Titles are as long as they have to be: the value stands beside one where both fit, else below it. */
function toldRows({ width }: Scene, title: string, value: string): readonly Row[] {
  if (widthOf(title) + 2 + widthOf(value) <= width)
    return [textRow(span(title, 'dim'), `  ${value}`)];
  return [
    ...wrapLines(title, width, 'dim').map((line) => ({ line })),
    ...wrapLines(value, width - 2).map((line) => textRow('  ', ...line)),
  ];
}

function oneAsk(
  scene: Scene,
  spot: Spot,
  step: BookStep,
  ask: AskDef,
  next: AskDef | undefined,
): readonly Row[] {
  const { words } = scene;
  const before = told(scene, ask);
  const { text } = fieldText(spot, rowOf(ask), before);
  const checked = checkAsk(ask, text, words);
  const after = next === undefined ? 'done' : rowOf(next);
  const enter: Act = checked.ok
    ? text === before
      ? { do: 'focus', row: after }
      : {
          do: 'decide',
          decision: { do: 'answer', step: step.id, value: { [ask.id]: checked.value } },
          after: 'stay',
          focus: after,
        }
    : text.trim() === '' && ask.optional
      ? { do: 'focus', row: after }
      : { do: 'fault', row: rowOf(ask), says: checked.says };
  const said =
    before !== undefined && before === text
      ? { text: words.t('ask.told'), tone: 'dim' as const }
      : soFarOf(ask, text, words);
  return fieldRows(scene, spot, {
    id: rowOf(ask),
    label: titleOf(scene, ask),
    ...(before === undefined ? {} : { before }),
    kind: `value ${ask.type}`,
    hint: `${ask.id}  ${said.text}`,
    tone: said.tone,
    enter,
  });
}

function wanted(ask: AskWanted, words: Words): string {
  const type = ask.oneOf === undefined ? words.t(`type.${ask.type}`) : ask.oneOf.join(' | ');
  return ask.optional === true ? words.t('ask.optional', { type }) : type;
}

/**
 * What stands below the field while it is typed: what is wanted, that it is right and as what it was understood, or what is
 * wrong. Never that something is wrong which only is not finished.
 */
export function soFarOf(
  ask: AskWanted,
  text: string,
  words: Words,
): { readonly text: string; readonly tone: Tone } {
  const { passed } = words.glyphs;
  const type = wanted(ask, words);
  const so = valueSoFar(ask, text);
  switch (so.is) {
    case 'empty':
      return { text: type, tone: 'dim' };
    case 'unfinished':
      return { text: words.t('field.unfinished', { type }), tone: 'dim' };
    case 'right': {
      if (ask.type === 'string' && ask.oneOf === undefined) return { text: type, tone: 'dim' };
      const value = showValue(so.value);
      return value === text
        ? { text: words.t('field.right', { passed, value }), tone: 'good' }
        : { text: words.t('field.understood', { passed, value }), tone: 'good' };
    }
    case 'wrong':
      return { text: wrongText(ask, so.why, words), tone: 'bad' };
  }
}

function wrongText(
  ask: AskWanted,
  why: Extract<ValueSoFar, { is: 'wrong' }>['why'],
  words: Words,
): string {
  if (why === null) return words.t('fault.notOneOf', { list: (ask.oneOf ?? []).join(' | ') });
  const { says, remedy } = words.said(why);
  return words.sentences(says, remedy);
}

/** The row of the first value that is not told, whether it may stay so or not. */
export function untoldAskOf(scene: Scene, step: BookStep): string | undefined {
  const open = (step.manual?.ask ?? []).find((ask) => told(scene, ask) === undefined);
  return open === undefined ? undefined : rowOf(open);
}

/** The row of the first value that still has to be told. */
export function openAskOf(scene: Scene, step: BookStep): string | undefined {
  const [open] = openAsksOf(step, scene.view.state);
  return open === undefined ? undefined : rowOf(open);
}

type AskWanted = Pick<AskDef, 'type' | 'oneOf'> & { readonly optional?: boolean };
type CheckedAsk =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly says: string };

/** The value as it is told; what is not finished is wrong by now. */
export function checkAsk(ask: AskWanted, text: string, words: Words): CheckedAsk {
  const so = valueSoFar(ask, text);
  if (so.is === 'right') return { ok: true, value: so.value };
  if (so.is === 'empty') return { ok: false, says: words.t('fault.empty') };
  const checked = checkValue(ask.type, text);
  const why = so.is === 'wrong' ? so.why : checked.ok ? null : checked;
  return { ok: false, says: wrongText(ask, why, words) };
}

function told(scene: Scene, ask: AskDef): string | undefined {
  const record = scene.view.state.values[ask.id];
  return record === undefined ? undefined : showValue(record.value);
}

function titleOf(scene: Scene, ask: AskDef): string {
  return scene.words.show(ask.title, scene.view.scope) || ask.id;
}

function rowOf(ask: AskDef): string {
  return `ask ${ask.id}`;
}
