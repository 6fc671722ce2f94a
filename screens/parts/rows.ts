import type { Act } from '../act.ts';
import {
  between,
  BLANK,
  labelled,
  lineOf,
  span,
  wrapLines,
  type Line,
  type Span,
} from '../line.ts';
import type { Row } from '../page.ts';
import { labelColumn, type Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';

/** Cells that the cursor takes in front of rows that can hold it. */
export const GUTTER = 2;

export function textRow(...spans: readonly (Span | string)[]): Row {
  return { line: lineOf(...spans) };
}

export const BLANK_ROW: Row = { line: BLANK };

export function titleRows(scene: Scene, left: string, right: string, tone: Tone): readonly Row[] {
  const { ellipsis } = scene.words.glyphs;
  return [
    {
      line: between(
        [span(left, 'strong')],
        right === '' ? BLANK : [span(right, tone)],
        scene.width,
        ellipsis,
      ),
    },
  ];
}

export function paragraph(scene: Scene, text: string, tone: Tone = 'plain'): readonly Row[] {
  return text === '' ? [] : wrapLines(text, scene.width, tone).map((line) => ({ line }));
}

/** A labelled text: `why   The next steps …`. Nothing where the text is empty. */
export function labelledRows(
  scene: Scene,
  label: string,
  text: string,
  tone: Tone = 'plain',
): readonly Row[] {
  if (text === '') return [];
  const column = labelColumn(scene);
  return labelledLines(scene, label, wrapLines(text, scene.width - column, tone));
}

export function labelledLines(scene: Scene, label: string, lines: readonly Line[]): readonly Row[] {
  if (lines.length === 0) return [];
  return labelled(span(label, 'dim'), lines, labelColumn(scene)).map((line) => ({ line }));
}

/** A row that can hold the cursor, with what is wrapped below it. */
export function choiceRows(
  row: string,
  lines: readonly Line[],
  does: Pick<Row, 'enter' | 'space' | 'copy'>,
): readonly Row[] {
  return lines.map((line, index) => (index === 0 ? { line, row, ...does } : { line, of: row }));
}

/** A choice that is one line of text, wrapped. */
export function textChoice(
  scene: Scene,
  row: string,
  text: string,
  enter: Act,
  tone: Tone = 'plain',
): readonly Row[] {
  return choiceRows(row, wrapLines(text, scene.width - GUTTER, tone), { enter });
}

/** Rows with one blank row before them. */
export function section(rows: readonly Row[]): readonly Row[] {
  return rows.length === 0 || rows[0] === BLANK_ROW ? rows : [BLANK_ROW, ...rows];
}
