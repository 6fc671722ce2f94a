import { columnKey } from '../../src/core/front-door-table.ts';
import type { DoorCell, DoorTable, DoorTableRow } from '../../src/model/front-door.ts';
import { columnName } from '../../src/text/door-words.ts';
import { visibleLine } from '../../src/text/visible.ts';
import type { Act } from '../act.ts';
import { clipLine, fitLine, lineOf, lineWidth, span, type Line } from '../line.ts';
import type { Row } from '../page.ts';
import { choiceRows, GUTTER } from '../parts/rows.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { clip, padEnd } from '../width.ts';
import { cellLine, markOfRow } from './cell.ts';
import { foldedCell, layoutOf, type Layout } from './layout.ts';

export function nameRow(name: string): string {
  return `name ${name}`;
}

export type DoorRows = { readonly head: readonly Row[]; readonly rows: readonly Row[] };

/** Names × (authority, each resolver, TLS, HTTP), one a row; in one column what is not right stands below the name. */
export function doorRows(
  scene: Scene,
  table: DoorTable,
  shown: readonly DoorTableRow[],
  picked: string | null,
): DoorRows {
  const layout = isNarrow(scene) ? null : layoutOf(scene, table);
  const rows = shown.flatMap((row) =>
    choiceRows(
      nameRow(row.name),
      layout === null ? narrow(scene, row, picked) : [wide(scene, layout, row, picked)],
      { enter: openName(row.name, picked), copy: row.name },
    ),
  );
  return { head: layout === null ? [] : [headRow(scene, layout, picked)], rows };
}

export function openName(name: string, column: string | null): Act {
  return {
    do: 'open',
    place: { at: 'door-name', name, ...(column === null ? {} : { column }) },
  };
}

/** The column in question has the cursor before its head. */
function headRow(scene: Scene, { columns, gap, nameWidth }: Layout, picked: string | null): Row {
  const { glyphs, texts } = scene.words;
  const heads = columns.flatMap(({ keys, head, width }): Line => {
    const isPicked = picked !== null && keys.includes(picked);
    const before = isPicked ? padEnd('', gap - 1) + glyphs.cursor : padEnd('', gap);
    return lineOf(span(before, 'strong'), span(padEnd(head, width), isPicked ? 'strong' : 'dim'));
  });
  const name = padEnd(texts.t('door.column.name'), nameWidth);
  return { line: lineOf(span(`${' '.repeat(GUTTER + 2)}${name}`, 'dim'), ...heads) };
}

function wide(
  scene: Scene,
  { columns, gap, nameWidth }: Layout,
  row: DoorTableRow,
  picked: string | null,
): Line {
  const { ellipsis } = scene.words.glyphs;
  const mark = markOfRow(scene, row);
  const cells = columns.flatMap(({ keys, width, cell }) => [
    span(' '.repeat(gap)),
    ...fitLine(cell(row, picked !== null && keys.includes(picked)), width, ellipsis),
  ]);
  const name = clip(visibleLine(row.name), nameWidth, ellipsis);
  return lineOf(span(`${mark.glyph} `, mark.tone), padEnd(name, nameWidth), ...cells);
}

/** The name; below it those of its cells that are not right, and the one in question. */
function narrow(scene: Scene, row: DoorTableRow, picked: string | null): readonly Line[] {
  const { ellipsis, dot } = scene.words.glyphs;
  const width = scene.width - GUTTER;
  const mark = markOfRow(scene, row);
  const head = lineOf(span(`${mark.glyph} `, mark.tone), visibleLine(row.name));
  const isQuiet = ({ verdict }: DoorCell) => verdict === 'pass';
  const resolvers = row.cells.filter(({ column }) => column.is === 'resolver');
  const told = row.cells.filter((cell) =>
    cell.column.is === 'resolver'
      ? cell === resolvers[0] && !resolvers.every(isQuiet)
      : !isQuiet(cell) || columnKey(cell.column) === picked,
  );
  const parts = told.map((cell): Line => {
    const { column } = cell;
    const isPicked = columnKey(column) === picked;
    if (column.is !== 'resolver')
      return [
        span(`${columnName(column, scene.words.texts)} `, 'dim'),
        ...cellLine(scene, cell, isPicked),
      ];
    return lineOf(
      span(`${scene.words.texts.t('door.column.resolvers')} `, 'dim'),
      ...foldedCell(scene, resolvers),
    );
  });
  return [
    clipLine(head, width, ellipsis),
    ...packed(parts, width - 2, dot).map((line) => lineOf('  ', ...line)),
  ];
}

/** Parts one after the other, on as few lines as they fit. */
function packed(parts: readonly Line[], width: number, dot: string): readonly Line[] {
  const lines: Line[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : [...last, span(dot, 'dim'), ...part];
    const fits = lineWidth(longer) <= width;
    if (last === undefined || !fits) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
