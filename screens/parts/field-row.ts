import type { Act } from '../act.ts';
import { EMPTY, typed, type Typed } from '../field.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import { isNarrow, type Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { graphemesOf, padEnd, widthOf } from '../width.ts';
import { GUTTER } from './rows.ts';

export type FieldLook = {
  readonly id: string;
  readonly label: string;
  /** Stands in the field until something is typed. */
  readonly before?: string;
  readonly masked?: true;
  readonly hint?: string;
  readonly enter: Act;
};

/** What stands in a field now. */
export function fieldText(spot: Spot, id: string, before = ''): Typed {
  return spot.fields[id] ?? (before === '' ? EMPTY : typed(before));
}

/** A text field with its label, the fault of what was typed last, or a hint. The cursor is the terminal's own. */
export function fieldRows(scene: Scene, spot: Spot, look: FieldLook): readonly Row[] {
  const { glyphs } = scene.words;
  const width = scene.width - GUTTER;
  const field = fieldText(spot, look.id, look.before);
  const graphemes = graphemesOf(field.text).map((one) => (look.masked === true ? '*' : one));
  const beside = `${padEnd(look.label, 14)} ${glyphs.prompt} `;
  // What is typed has to be seen whole: the label makes room where it would not fit beside it.
  const needed = widthOf(beside) + widthOf(graphemes.join('')) + 1;
  const alone = isNarrow(scene) || widthOf(look.label) > width / 2 || needed > width;
  const lead = alone ? `${glyphs.prompt} ` : beside;
  const room = Math.max(4, width - widthOf(lead) - 1);
  const shown = visible(graphemes, field.at, room);
  const row: Row = {
    line: lineOf(span(lead, 'dim'), shown.text),
    row: look.id,
    enter: look.enter,
    field: { id: look.id, before: look.before ?? '', x: GUTTER + widthOf(lead) + shown.x },
  };
  const fault = spot.fault?.row === look.id ? spot.fault.says : undefined;
  const below = fault ?? look.hint ?? '';
  return [
    ...(alone ? wrapLines(look.label, width, 'dim').map((line) => ({ line, of: look.id })) : []),
    row,
    ...(below === ''
      ? []
      : wrapLines(below, width, fault === undefined ? 'dim' : 'bad').map((line) => ({
          line,
          of: look.id,
        }))),
  ];
}

/** The part of a long text around the cursor. */
function visible(
  graphemes: readonly string[],
  at: number,
  room: number,
): { readonly text: string; readonly x: number } {
  let from = 0;
  const cells = (start: number, end: number) => widthOf(graphemes.slice(start, end).join(''));
  while (from < at && cells(from, at) >= room) from += 1;
  let to = at;
  while (to < graphemes.length && cells(from, to + 1) <= room) to += 1;
  return { text: graphemes.slice(from, to).join(''), x: cells(from, at) };
}
