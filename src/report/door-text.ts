import { cellAt, doorCounts, isRight } from '../core/front-door-table.ts';
import type { DoorCell, DoorTable, DoorTableRow } from '../model/front-door.ts';
import { VERDICTS, type Verdict } from '../model/verdict.ts';
import { doorWhy } from '../text/door-why.ts';
import { cellWord, columnName } from '../text/door-words.ts';
import type { Texts } from '../text/index.ts';
import { visibleLine } from '../text/visible.ts';
import { padded, width } from './columns.ts';

export type DoorTextOptions = {
  readonly texts: Texts;
  /** The time of day, and the zone that it is told in. */
  readonly time: (at: number) => string;
  readonly zone: string;
  /** Only what is not right where there are many names: what stands above it must stay on the screen. */
  readonly isBrief?: boolean;
};

/** Marks beside words, as far as plain ASCII goes. What is right needs none. */
const MARKS: { readonly [verdict in Verdict]: string } = {
  fail: 'x ',
  unknown: '? ',
  wait: '* ',
  pass: '',
};
const MANY = 20;
const MOST_EXPLAINED = 20;

/** The front door as a table to read, below it why each name is not right. Empty where no name was looked at. */
export function doorText(table: DoorTable, options: DoorTextOptions): string {
  const { texts, time, zone, isBrief = false } = options;
  if (table.rows.length === 0) return '';
  const brief = isBrief && table.rows.length > MANY;
  const wrong = table.rows.filter((row) => !isRight(row));
  const shown = brief ? wrong.slice(0, MANY) : table.rows;
  const more = table.rows.length - shown.length;
  const hasUntil = shown.some(({ cells }) => cells.some(({ until }) => until !== undefined));
  return `${[
    texts.t('door.table.wide', { counts: countsText(table, texts) }),
    ...tableLines(table, shown, options),
    ...(more > 0 ? [texts.t('door.table.more', { n: more })] : []),
    ...(hasUntil ? ['', texts.t('door.table.until', { zone })] : []),
    ...(table.until === null
      ? []
      : [
          texts.t('door.table.lastUntil', {
            time: isBrief ? minuteOf(time(table.until)) : time(table.until),
          }),
        ]),
    ...whyLines(wrong, texts),
  ].join('\n')}\n`;
}

/** `2 failed, 1 not yet, 13 right` */
function countsText(table: DoorTable, texts: Texts): string {
  const counts = doorCounts(table);
  return VERDICTS.filter((verdict) => counts[verdict] > 0)
    .map((verdict) => texts.t(`door.count.${verdict}`, { n: counts[verdict] }))
    .join(texts.lang === 'en' ? ', ' : '，');
}

function tableLines(
  { columns }: DoorTable,
  rows: readonly DoorTableRow[],
  options: DoorTextOptions,
): readonly string[] {
  const { texts } = options;
  if (rows.length === 0) return [];
  const head = ['', texts.t('door.column.name'), ...columns.map((one) => columnName(one, texts))];
  const body = rows.map((row) => [
    texts.t(`report.sheet.${row.verdict}`),
    visibleLine(row.name),
    ...columns.map((column) => cellText(cellAt(row, column), options)),
  ]);
  const widths = head.map((text, at) =>
    Math.max(width(text), ...body.map((line) => width(line[at] ?? ''))),
  );
  return [head, ...body].map((line) =>
    line
      .map((text, at) => padded(text, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function cellText(cell: DoorCell | undefined, { texts, time }: DoorTextOptions): string {
  if (cell === undefined) return '-';
  const mark = cell.aside === true ? '' : MARKS[cell.verdict];
  const until = cell.until === undefined ? '' : ` ${minuteOf(time(cell.until))}`;
  return `${mark}${cellWord(cell, texts)}${until}`;
}

/** Seconds would make each table another one. */
function minuteOf(time: string): string {
  return time.slice(0, 5);
}

function whyLines(rows: readonly DoorTableRow[], texts: Texts): readonly string[] {
  const all = doorWhy(rows, texts);
  const shown = all.slice(0, MOST_EXPLAINED);
  const more = all.length - shown.length;
  return [
    ...shown.flatMap(({ says, remedy }) => [
      '',
      ...some(says, texts),
      ...(remedy === '' ? [] : [`  ${remedy}`]),
    ]),
    ...(more > 0 ? ['', texts.t('door.table.moreWhy', { n: more })] : []),
  ];
}

/** Many names with the same fault say nothing that the first ones do not. */
function some(says: readonly string[], texts: Texts): readonly string[] {
  const more = says.length - MANY;
  return [...says.slice(0, MANY), ...(more > 0 ? [texts.t('door.table.more', { n: more })] : [])];
}
