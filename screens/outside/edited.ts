import type { Place } from '../act.ts';
import { typed } from '../field.ts';
import { visibleText } from '../pasted.ts';
import { topSpot, withTop, type Ui } from '../ui.ts';

/** An editor has come back with the text of a field. */
export type Edited = {
  readonly is: 'edited';
  readonly place: Place;
  readonly field: string;
  /** null where it could not be taken: `says` why. */
  readonly text: string | null;
  readonly says: string;
};

/** The text in its field, with the cursor behind it. Where the page is gone by then, so is the field. */
export function fieldEdited(ui: Ui, { place, field, text, says }: Edited): Ui {
  const top = topSpot(ui);
  if (JSON.stringify(top.place) !== JSON.stringify(place))
    return text === null ? { ...ui, notice: { says, remedy: '', bad: true } } : ui;
  if (text === null)
    return withTop(ui, { ...top, focus: field, loose: false, fault: { row: field, says } });
  const fields = { ...top.fields, [field]: typed(visibleText(text)) };
  const spot = { ...top, fields, focus: field, loose: false, fault: null };
  return { ...withTop(ui, spot), notice: { says, remedy: '', bad: false } };
}
