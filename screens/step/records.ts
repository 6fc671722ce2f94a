import {
  isSo,
  recordTable,
  tableOf,
  type OldRecord,
  type RecordRow,
} from '../../src/core/record-table.ts';
import { missingReads } from '../../src/core/scope.ts';
import type { BookStep } from '../../src/model/book.ts';
import type { StepState } from '../../src/model/state.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { visibleLine } from '../../src/text/visible.ts';
import { cellLine } from '../door/cell.ts';
import { duration } from '../duration.ts';
import { between, clipLine, lineOf, lineWidth, span, wrapLines, type Line } from '../line.ts';
import type { Row } from '../page.ts';
import { choiceRows, GUTTER, paragraph, textRow } from '../parts/rows.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { padEnd, widthOf } from '../width.ts';
import { showValue } from '../words.ts';

/**
 * The table of DNS records of a step, exact and unboxed: what was there, what is to be there, and where it is so already.
 * Enter copies the value, `y` the row.
 */
export function recordRows(scene: Scene, step: BookStep): readonly Row[] {
  const { records } = step;
  if (records === undefined) return [];
  const { view, words } = scene;
  if (missingReads(records.reads, view.scope, []).length > 0)
    return [textRow(span(words.t('turn.recordsOpen'), 'dim'))];
  const table = tableOf(records, view.scope);
  if (table === null) return paragraph(scene, words.t('turn.recordsUnfit'), 'bad');
  const rows = recordTable(table, view.scope, view.doorOf(step.id));
  const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))];
  const drawn = drawnRows(scene, rows, columns);
  return [
    ...soRows(scene, rows),
    drawn.head,
    ...rows.flatMap(({ row }, index) => {
      const value = cell(row, 'value');
      return choiceRows(`record ${index}`, drawn.lines[index] ?? [], {
        copy: columns.flatMap((name) => cell(row, name) || []).join(' '),
        ...(value === '' ? {} : { enter: { do: 'copy', text: value } }),
      });
    }),
  ];
}

/** Something of it may be changed: the way back is worth reading. */
const CHANGED: readonly StepState['is'][] = [
  'proving',
  'late',
  'failed',
  'passed',
  'stale',
  'attested',
  'skipped',
  'overridden',
];

/** The records of the step as they were, once they may be others: exactly what is put back by hand. */
export function wayBackRows(scene: Scene, step: BookStep, { is }: StepState): readonly Row[] {
  const { records } = step;
  if (!CHANGED.includes(is)) return [];
  const { view, words } = scene;
  if (records === undefined || missingReads(records.reads, view.scope, []).length > 0) return [];
  const rows = recordTable(tableOf(records, view.scope), view.scope, []);
  if (rows.every(({ old }) => old === null)) return [];
  return [
    textRow(span(words.texts.t('door.records.was'), 'dim')),
    ...rows.flatMap(({ name, old }, index) => {
      const all = old ?? [];
      if (all.length === 0) {
        const text = words.texts.t(`door.records.${old === null ? 'unknown' : 'none'}`);
        const line = lineOf(span(`${visibleLine(name)}  `), span(text, 'warn'));
        return choiceRows(`was ${index}`, [line], { copy: name });
      }
      return all.flatMap((record, at) =>
        choiceRows(`was ${index} ${at}`, oldLines(scene, name, record), {
          copy: `${name} ${recordText(record)}`,
          enter: { do: 'copy', text: record.values.join('\n') },
        }),
      );
    }),
  ];
}

/** Every value whole: this is what is typed into a console. */
function oldLines(scene: Scene, name: string, record: OldRecord): readonly Line[] {
  const width = scene.width - GUTTER;
  const line = lineOf(span(`${visibleLine(name)}  `), visibleLine(recordText(record)));
  if (lineWidth(line) <= width) return [line];
  return [
    ...wrapLines(visibleLine(name), width),
    ...wrapLines(visibleLine(recordText(record)), width - 2).map((one) => lineOf('  ', ...one)),
  ];
}

function recordText({ type, values, ttl }: OldRecord): string {
  const parts = [type, values.join(', '), ttl === null ? '' : `TTL ${ttl}`];
  return parts.filter((part) => part !== '').join('  ');
}

/** How many are so already: as old as the look at them. */
function soRows(scene: Scene, rows: readonly RecordRow[]): readonly Row[] {
  const { words, view } = scene;
  const seen = rows.flatMap((row) => row.seen ?? []);
  if (seen.length === 0) return [];
  const ago = duration(view.now - Math.min(...seen.map(({ at }) => at)), words.lang);
  const text = [
    words.texts.t('door.records.isSo', { n: rows.filter(isSo).length, of: rows.length }),
    words.texts.t('door.records.since', { time: ago }),
  ].join('  ');
  return wrapLines(text, scene.width, 'dim').map((line) => ({ line }));
}

type DrawnRows = { readonly head: Row; readonly lines: readonly (readonly Line[])[] };

/** One line a record where all of it fits, else what was and what is to be below the name; in one column one a line. */
function drawnRows(
  scene: Scene,
  rows: readonly RecordRow[],
  columns: readonly string[],
): DrawnRows {
  const { words } = scene;
  const hasOld = rows.some((row) => row.old !== null && !keepsValue(row));
  const named = columns.flatMap((name) => (name === 'value' && hasOld ? ['old', name] : [name]));
  const headed = named.map((name) => (name === 'old' ? words.texts.t('door.records.old') : name));
  const texts = rows.map((row) =>
    named.map((name) => (name === 'old' ? `${oldText(scene, row)} →` : cell(row.row, name))),
  );
  const widths = headed.map((head, at) =>
    Math.max(widthOf(head), ...texts.map((line) => widthOf(line[at] ?? ''))),
  );
  const linesWith = (so: SoWord) =>
    texts.map((line, index) => {
      const row = rows[index];
      return lineOf(joined(line, widths), ...(row === undefined ? [] : stateSpans(scene, row, so)));
    });
  const fitting = [linesWith('so'), linesWith('soShort')].find((lines) =>
    lines.every((line) => lineWidth(line) + GUTTER <= scene.width),
  );
  if (fitting !== undefined && !isNarrow(scene))
    return {
      head: textRow('  ', span(joined(headed, widths), 'dim')),
      lines: fitting.map((line) => [line]),
    };
  const head = textRow(span(words.t('turn.records'), 'dim'));
  if (isNarrow(scene)) return { head, lines: rows.map((row) => stacked(scene, row, named)) };
  return { head, lines: rows.map((row) => twoLines(scene, row, columns, hasOld)) };
}

function twoLines(
  scene: Scene,
  row: RecordRow,
  columns: readonly string[],
  hasOld: boolean,
): readonly Line[] {
  const width = scene.width - GUTTER;
  const { ellipsis } = scene.words.glyphs;
  const above = columns.filter((name) => name !== 'value' && name !== 'ttl');
  const head = above.flatMap((name) => cell(row.row, name) || []).join('  ');
  const ttl = cell(row.row, 'ttl');
  const change = [
    ...(hasOld ? [oldText(scene, row), '→'] : []),
    cell(row.row, 'value'),
    ...(ttl === '' ? [] : [` ttl ${ttl}`]),
  ].join(' ');
  const state = lineOf(...stateSpans(scene, row));
  const isWhole = widthOf(head) + 1 + lineWidth(state) <= width;
  return [
    ...(isWhole
      ? [between(lineOf(span(head, 'strong')), state, width, ellipsis)]
      : [...wrapLines(head, width, 'strong'), clipLine(state, width, ellipsis)]),
    ...wrapLines(change, width - 4).map((line) => lineOf('    ', ...line)),
  ];
}

function stacked(scene: Scene, row: RecordRow, columns: readonly string[]): readonly Line[] {
  const width = scene.width - GUTTER - 2;
  const state = stateSpans(scene, row);
  const lines = columns.flatMap((name, index) => {
    const text = name === 'old' ? oldText(scene, row) : cell(row.row, name);
    const label = name === 'old' ? scene.words.texts.t('door.records.old') : name;
    if (text === '') return [];
    return wrapLines(
      index === 0 ? text : `${label} ${text}`,
      width,
      index === 0 ? 'strong' : 'plain',
    ).map((line) => (index === 0 ? line : lineOf('  ', ...line)));
  });
  return state.length === 0 ? lines : [...lines, lineOf('  ', ...state)];
}

/** Only something else of the record is to change, such as its time to live. */
function keepsValue({ old, row }: RecordRow): boolean {
  return (old ?? []).some(
    ({ type, values }) => type === cell(row, 'type') && values.join(' ') === cell(row, 'value'),
  );
}

type SoWord = 'so' | 'soShort';

/** What is said beside a row: that it is so already, or what is answered instead. */
function stateSpans(scene: Scene, row: RecordRow, so: SoWord = 'so'): Line {
  if (row.seen === null) return [];
  const { passed } = scene.words.glyphs;
  if (!isSo(row)) return lineOf('  ', ...cellLine(scene, row.seen));
  return lineOf(span(`  ${passed} ${scene.words.texts.t(`door.records.${so}`)}`, 'good'));
}

function oldText({ words }: Scene, { old, row }: RecordRow): string {
  if (old === null) return words.texts.t('door.records.unknown');
  if (old.length === 0) return '-';
  const type = cell(row, 'type');
  return old
    .map((record) => {
      const values = record.values.join(', ');
      return record.type === '' || record.type === type ? values : `${record.type} ${values}`;
    })
    .map(visibleLine)
    .join('; ');
}

function joined(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((text, index) => padEnd(text, widths[index] ?? 0))
    .join('  ')
    .trimEnd();
}

function cell(row: JsonObject, name: string): string {
  const value = row[name];
  return value === undefined || value === null ? '' : showValue(value);
}
