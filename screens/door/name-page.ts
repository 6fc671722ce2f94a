import { columnKey, tellingCell } from '../../src/core/front-door-table.ts';
import type { DoorCell, DoorTableRow } from '../../src/model/front-door.ts';
import { cellWord, columnName } from '../../src/text/door-words.ts';
import { visible, visibleLine } from '../../src/text/visible.ts';
import { duration } from '../duration.ts';
import { between, lineOf, lineWidth, span, wrapLines, type Line } from '../line.ts';
import { withSearch } from '../look/finding.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { causeText } from '../parts/cause.ts';
import { BLANK_ROW, choiceRows, GUTTER, paragraph, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { toneOfSentence } from '../theme.ts';
import type { Spot } from '../ui.ts';
import { widthOf } from '../width.ts';
import { cellLine, isStale, markOfCell, markOfRow } from './cell.ts';
import { commandRows, todoLines } from '../parts/remedy.ts';

const INDENT = 2;

/** One name: each of its cells with why it is so, what to do, and what was seen. `column` is where the cursor begins. */
export function doorNamePage(scene: Scene, spot: Spot, name: string, column?: string): Page {
  const { view, words } = scene;
  const row = view.door.rows.find((one) => one.name === name);
  if (row === undefined)
    return pageOf({
      head: [...titleRows(scene, visibleLine(name), '', 'dim'), BLANK_ROW],
      rows: paragraph(scene, words.texts.t('door.gonePage'), 'dim'),
    });
  const telling = tellingCell(row);
  const start = column ?? (telling === undefined ? '' : columnKey(telling.column));
  const page = pageOf({
    head: [...headRows(scene, row), BLANK_ROW],
    rows: row.cells.flatMap((cell, index) => [
      ...(index === 0 ? [] : [BLANK_ROW]),
      ...cellRows(scene, cell),
    ]),
    start: `cell ${start}`,
  });
  return withSearch(scene, spot, page);
}

/** The name stands there whole. */
function headRows(scene: Scene, row: DoorTableRow): readonly Row[] {
  const { glyph, tone } = markOfRow(scene, row);
  const name = visibleLine(row.name);
  const expected = expectedText(scene, row);
  const title = lineOf(span(`${glyph} `, tone), span(name, 'strong'));
  if (lineWidth(title) + 2 + widthOf(expected) <= scene.width)
    return [{ line: between(title, lineOf(expected), scene.width, scene.words.glyphs.ellipsis) }];
  return [
    ...wrapLines(name, scene.width - INDENT, 'strong').map((line, index) => ({
      line: lineOf(span(index === 0 ? `${glyph} ` : ' '.repeat(INDENT), tone), ...line),
    })),
    ...paragraph(scene, expected),
  ];
}

function expectedText({ words }: Scene, { expected }: DoorTableRow): string {
  return expected === undefined ? '' : `${words.texts.t('door.expected')} ${visibleLine(expected)}`;
}

function cellRows(scene: Scene, cell: DoorCell): readonly Row[] {
  const { words, view } = scene;
  const width = scene.width - GUTTER;
  const left = lineOf(
    span(`${columnName(cell.column, words.texts, 'long')}  `, 'strong'),
    ...cellLine(scene, cell),
    span(cell.aside === true ? `  ${words.texts.t('door.aside')}` : '', 'dim'),
  );
  const ago = words.t('proof.ago', { time: duration(view.now - cell.at, words.lang) });
  const head = between(left, lineOf(span(ago, 'dim')), width, words.glyphs.ellipsis);
  const causes = [cell.cause, ...cell.notes].filter((one) => one !== null);
  return [
    ...choiceRows(
      `cell ${columnKey(cell.column)}`,
      [head, ...below(scene, cell).map((line) => lineOf(' '.repeat(INDENT), ...line))],
      {
        copy: copyText(scene, cell),
      },
    ),
    ...causes.flatMap((cause) => commandRows(words, cause, width)),
  ];
}

function below(scene: Scene, cell: DoorCell): readonly Line[] {
  const { words } = scene;
  const width = scene.width - GUTTER - INDENT;
  const { texts } = words;
  const { tone } = markOfCell(scene, cell);
  const { cause, notes, seen } = cell;
  const until = untilText(scene, cell);
  return [
    ...(isStale(scene, cell) ? wrapLines(texts.t('door.stale'), width, 'warn') : []),
    ...(cause === null
      ? []
      : [
          ...wrapLines(visibleLine(causeText(cause, words)), width, toneOfSentence(tone)),
          ...(cause.healsByItself ? wrapLines(words.t('cause.heals'), width) : []),
          ...todoLines(words, cause, width),
        ]),
    ...(until === '' ? [] : wrapLines(until, width)),
    ...notes.flatMap((note) => [
      ...wrapLines(
        words.t('proof.note', { says: visibleLine(causeText(note, words)) }),
        width,
        'dim',
      ),
      ...todoLines(words, note, width),
    ]),
    ...(seen.length === 0 ? [] : [lineOf(span(texts.t('door.seen'), 'dim'))]),
    ...seenLines(cell).flatMap((text) =>
      wrapLines(text, width - INDENT).map((line) => lineOf(' '.repeat(INDENT), ...line)),
    ),
  ];
}

function untilText({ words, view }: Scene, { until }: DoorCell): string {
  if (until === undefined) return '';
  const time = words.time(until);
  const left = until - view.now;
  return left > 0
    ? words.texts.t('door.until', { time, left: duration(left, words.lang) })
    : words.texts.t('door.wasUntil', { time });
}

function seenLines({ seen }: DoorCell): readonly string[] {
  return seen.flatMap((text) => visible(text).replaceAll('\t', '    ').trimEnd().split('\n'));
}

/** All that is said of the cell, to be sent to whoever has to mend it. */
function copyText({ words, view }: Scene, cell: DoorCell): string {
  const { cause } = cell;
  const said = cause === null ? { says: '', remedy: '' } : words.said(cause);
  return [
    `${columnName(cell.column, words.texts, 'long')}: ${cellWord(cell, words.texts)}  ${words.date(view.now)}`,
    visibleLine(said.says),
    visibleLine(said.remedy),
    ...seenLines(cell),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
