import type { Act } from '../act.ts';
import { between, clipLine, lineOf, lineWidth, span, type Line, type Span } from '../line.ts';
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
  /** `3/5`, or a word, at the very right. */
  readonly count?: string;
  readonly note?: Span;
  /** Where there is only one column: whether the note gets a row of its own. */
  readonly keepNote?: boolean;
  readonly enter: Act;
};

const REF = 7;
const LEAST_NOTE = 26;

/** One idea a row: mark, position and title at the left, note and count at the right. In one column the note stands below, if it tells what to do. */
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
    // The note gives way to the title down to what still tells something; then the title gives way.
    // What is counted is short, and stays.
    const room = Math.max(LEAST_NOTE, width - lineWidth(head) - 2);
    const tail: Line =
      noted === undefined ? count : withNote(noted, count, Math.min(room, width), ellipsis);
    return [only(row, between(head, tail, width, ellipsis))];
  }
  if (noted === undefined || row.keepNote !== true)
    return [only(row, between(head, count, width, ellipsis))];
  const below: Line = lineOf(' '.repeat((row.indent ?? 0) + 2), noted);
  // What would cut the title has its place beside the note.
  return lineWidth(head) + 1 + lineWidth(count) > width
    ? [only(row, head), { line: between(below, count, width, ellipsis), of: row.row }]
    : [only(row, between(head, count, width, ellipsis)), { line: below, of: row.row }];
}

function withNote(note: Span, count: Line, room: number, ellipsis: string): Line {
  if (count.length === 0) return clipLine([note], room, ellipsis);
  return [...clipLine([note], room - lineWidth(count) - 2, ellipsis), span('  '), ...count];
}

function refWidth(row: OutlineRow): number {
  return Math.max(REF, widthOf(row.ref) + 2);
}

function only(row: OutlineRow, line: Line): Row {
  return { line, row: row.row, enter: row.enter };
}
