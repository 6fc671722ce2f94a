import type { Act } from '../act.ts';
import { between, fitLine, lineOf, lineWidth, span, type Line, type Span } from '../line.ts';
import type { Row } from '../page.ts';
import { GUTTER } from '../parts/rows.ts';
import { isNarrow, type Scene } from '../scene.ts';
import type { Mark } from '../theme.ts';
import { padEnd, widthOf } from '../width.ts';

export type OutlineRow = {
  readonly row: string;
  readonly indent?: number;
  readonly mark: Mark;
  readonly ref: string;
  readonly title: Span;
  /** `3/5`, at the right of the title. */
  readonly count?: string;
  readonly note?: Span;
  /** Where there is only one column: whether the note gets a row of its own. */
  readonly keepNote?: boolean;
  readonly enter: Act;
};

const REF = 7;
const LEAST_NOTE = 26;

/** One idea a row: mark, position, title, count, note. In one column the note stands below, if it tells what to do. */
export function outlineRow(scene: Scene, row: OutlineRow): readonly Row[] {
  const width = scene.width - GUTTER;
  const { ellipsis } = scene.words.glyphs;
  const lead = ' '.repeat(row.indent ?? 0);
  const head: Line = lineOf(
    lead,
    span(row.mark.glyph, row.mark.tone),
    ' ',
    ...(row.ref === '' ? [] : [padEnd(row.ref, refWidth(row))]),
    row.title,
  );
  const count: Line = row.count === undefined ? [] : lineOf(span(row.count, 'dim'));
  const noted = row.note !== undefined && row.note.text !== '' ? row.note : undefined;
  if (!isNarrow(scene)) {
    if (noted === undefined && row.count === undefined) return [only(row, head)];
    // The note starts in its column; a title that needs more moves it, as far as the note itself has room.
    const noteWidth = noted === undefined ? 0 : Math.min(widthOf(noted.text), LEAST_NOTE);
    const needed = lineWidth(head) + lineWidth(count) + 4;
    const column = Math.min(Math.max(Math.floor(width * 0.56), needed), width - noteWidth);
    const left = fitLine(between(head, count, column - 2, ellipsis), column, ellipsis);
    return [only(row, noted === undefined ? left : [...left, noted])];
  }
  const first = only(row, between(head, count, width, ellipsis));
  if (noted === undefined || row.keepNote !== true) return [first];
  const indent = (row.indent ?? 0) + 2;
  return [first, { line: lineOf(' '.repeat(indent), noted), of: row.row }];
}

function refWidth(row: OutlineRow): number {
  return Math.max(REF, widthOf(row.ref) + 1);
}

function only(row: OutlineRow, line: Line): Row {
  return { line, row: row.row, enter: row.enter };
}
