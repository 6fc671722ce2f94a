import type { Act } from '../act.ts';
import { EMPTY, typed, type Typed } from '../field.ts';
import { windowOf } from '../field-window.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import { isNarrow, type Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';
import type { Spot } from '../ui.ts';
import { graphemesOf, padEnd, widthOf } from '../width.ts';
import { GUTTER } from './rows.ts';

export type FieldLook = {
  readonly id: string;
  readonly label: string;
  /** Stands in the field until something is typed. */
  readonly before?: string;
  readonly masked?: true;
  /** Fields of one kind bring back what was typed in any of them. None where it has to be typed anew. */
  readonly kind?: string;
  /** What is wanted, or what was understood: one text below the field. */
  readonly hint?: string;
  readonly tone?: Tone;
  readonly enter: Act;
};

/** One for each sign: who pastes a secret has to see that all of it has come, and once. */
const MASK = '*';
const LABEL = 14;

/** What stands in a field now. */
export function fieldText(spot: Spot, id: string, before = ''): Typed {
  return spot.fields[id] ?? (before === '' ? EMPTY : typed(before));
}

/** A text field with its label, the fault of what was typed last, or a hint. The cursor is the terminal's own. */
export function fieldRows(scene: Scene, spot: Spot, look: FieldLook): readonly Row[] {
  const { glyphs } = scene.words;
  const width = scene.width - GUTTER;
  const field = fieldText(spot, look.id, look.before);
  const graphemes = graphemesOf(field.text).map((one) => (look.masked === true ? MASK : one));
  const beside = `${padEnd(look.label, LABEL)} ${glyphs.prompt} `;
  // What is typed has to be seen whole: the label makes room where it would not fit beside it.
  const needed = widthOf(beside) + widthOf(graphemes.join('')) + 1;
  const alone = isNarrow(scene) || widthOf(look.label) > width / 2 || needed > width;
  const lead = alone ? `${glyphs.prompt} ` : beside;
  const shown = windowOf(graphemes, field.at, Math.max(4, width - widthOf(lead)));
  const row: Row = {
    line: lineOf(
      span(lead, 'dim'),
      ...(shown.before ? [span('<', 'key')] : []),
      shown.text,
      ...(shown.after ? [span('>', 'key')] : []),
    ),
    row: look.id,
    enter: look.enter,
    field: {
      id: look.id,
      before: look.before ?? '',
      x: GUTTER + widthOf(lead) + shown.x,
      ...(look.masked === undefined ? {} : { masked: look.masked }),
      ...(look.kind === undefined ? {} : { kind: look.kind }),
    },
  };
  const fault = spot.fault?.row === look.id ? spot.fault.says : undefined;
  const below = fault ?? look.hint ?? '';
  const tone = fault === undefined ? (look.tone ?? 'dim') : 'bad';
  return [
    ...(alone ? wrapLines(look.label, width, 'dim').map((line) => ({ line, of: look.id })) : []),
    row,
    ...(below === '' ? [] : wrapLines(below, width, tone).map((line) => ({ line, of: look.id }))),
  ];
}
