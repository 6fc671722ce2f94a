import { MOST_TYPED } from '../src/model/edited-line.ts';
import type { Act } from './act.ts';
import type { Typed } from './field.ts';
import type { KeyPress } from './key-press.ts';
import { focusedRow, type FieldPlace } from './page.ts';
import { fieldText } from './parts/field-row.ts';
import { pastedText, visibleText } from './pasted.ts';
import type { Pane, Stage } from './stage.ts';
import { afterKey, keeping, withText } from './typing.ts';
import { topSpot, withTop, type Ui } from './ui.ts';

/** What a key does in the field that has the cursor; undefined where it is not one for a field. */
export function keyInField(stage: Stage, place: FieldPlace, key: KeyPress): Ui | undefined {
  const { ui, active } = stage;
  const before = fieldText(active.spot, place.id, place.before);
  const field = afterKey(before, key, place, ui.typedBefore);
  return field === undefined ? undefined : edited(ui, active, place, field);
}

/** What stands in the field is kept for the next one of its kind, once Enter took it. */
export function kept({ ui, active }: Stage, act: Act): Ui {
  const place = focusedRow(active.page, active.port.focus)?.field;
  if (place === undefined || act.do === 'fault') return ui;
  const { text } = fieldText(active.spot, place.id, place.before);
  return { ...ui, typedBefore: keeping(ui.typedBefore, place, text) };
}

export function fieldNow({ active }: Stage): FieldPlace | undefined {
  return focusedRow(active.page, active.port.focus)?.field;
}

function edited(ui: Ui, active: Pane, { id }: FieldPlace, field: Typed): Ui {
  const spot = topSpot(ui);
  const fault = spot.fault?.row === id ? null : spot.fault;
  const fields = { ...active.spot.fields, [id]: field };
  // What is written is seen: a field that was scrolled away comes back.
  return withTop(ui, { ...spot, fields, fault, loose: false });
}

/** What was pasted outside of a field does nothing: it is never taken for keys. */
export function pasteInField(stage: Stage, text: string): Ui {
  const place = fieldNow(stage);
  if (place === undefined) return stage.ui;
  const read = pastedText(text, place.masked);
  return read.ok ? textInField(stage, read.text) : refuseInField(stage, read.why, read.n);
}

export function textInField(stage: Stage, text: string): Ui {
  const { ui, active } = stage;
  const place = fieldNow(stage);
  if (place === undefined) return ui;
  const written = place.masked === true ? text : visibleText(text);
  if (written === '') return ui;
  const field = withText(fieldText(active.spot, place.id, place.before), written, place);
  return field === undefined
    ? refuseInField(stage, 'long', written.length)
    : edited(ui, active, place, field);
}

/** Nothing in the field is changed, and it says why. */
export function refuseInField(stage: Stage, why: 'lines' | 'unseen' | 'long', n: number): Ui {
  const { ui, words } = stage;
  const row = fieldNow(stage)?.id;
  if (row === undefined) return ui;
  const says = words.t(`field.${why}`, { n, most: MOST_TYPED });
  return withTop(ui, { ...topSpot(ui), fault: { row, says } });
}
