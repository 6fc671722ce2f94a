import { cellAt, columnKey } from '../../src/core/front-door-table.ts';
import type { DoorCell, DoorColumn, DoorTable, DoorTableRow } from '../../src/model/front-door.ts';
import { columnName } from '../../src/text/door-words.ts';
import { visibleLine } from '../../src/text/visible.ts';
import { lineOf, lineWidth, span, type Line } from '../line.ts';
import { GUTTER } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { clip, widthOf } from '../width.ts';
import { cellLine, cellText } from './cell.ts';
import { markOfVerdict } from '../theme.ts';
import { worstVerdict } from '../../src/model/verdict.ts';

/** One column as it is drawn: of one column of the table, or of all resolvers together. */
export type Drawn = {
  readonly keys: readonly string[];
  readonly head: string;
  readonly width: number;
  readonly cell: (row: DoorTableRow, picked: boolean) => Line;
};

export type Layout = {
  readonly nameWidth: number;
  readonly gap: number;
  readonly columns: readonly Drawn[];
};

const MARK = 2;
/** A name gives way to this, before resolvers lose columns of their own. */
const LEAST_NAME = 24;
const SHORT = 9;
const ROOMY = 4;
const CLOSE = 2;

/** As much as there is room for: each resolver by its name, by a short one, else all of them in one column. */
export function layoutOf(scene: Scene, table: DoorTable): Layout {
  const { width } = scene;
  const own = (length: number) =>
    table.columns.map((column) => drawn(scene, table, [column], headOf(scene, column, length)));
  const resolvers = table.columns.filter(({ is }) => is === 'resolver');
  const folded =
    resolvers.length < 2
      ? own(SHORT)
      : table.columns.flatMap((column) => {
          if (column.is !== 'resolver') return drawn(scene, table, [column], headOf(scene, column));
          return column === resolvers[0] ? [foldedColumn(scene, table, resolvers)] : [];
        });
  const longest = Math.max(
    widthOf(scene.words.texts.t('door.column.name')),
    ...table.rows.map(({ name }) => widthOf(visibleLine(name))),
  );
  const room = (columns: readonly Drawn[], gap: number) =>
    width - GUTTER - MARK - columns.reduce((sum, one) => sum + one.width + gap, 0);
  const made = [
    { columns: own(Infinity), gap: ROOMY, least: longest },
    { columns: own(Infinity), gap: CLOSE, least: longest },
    { columns: own(SHORT), gap: CLOSE, least: Math.min(longest, LEAST_NAME) },
  ].find(({ columns, gap, least }) => room(columns, gap) >= least);
  const { columns, gap } = made ?? { columns: folded, gap: CLOSE };
  return { columns, gap, nameWidth: Math.max(8, Math.min(longest, room(columns, gap))) };
}

function headOf({ words }: Scene, column: DoorColumn, most = Infinity): string {
  const name = columnName(column, words.texts);
  if (most === Infinity || column.is !== 'resolver') return name;
  return widthOf(name) <= most ? name : clip(shortAddress(name), most, words.glyphs.ellipsis);
}

/** `114.114` for 114.114.114.114: half of such an address says it all. */
function shortAddress(name: string): string {
  const [, first, second] = /^((\d+)\.\d+)\.(\d+\.\d+)$/.exec(name) ?? [];
  const last = name.split('.').slice(2).join('.');
  return first !== undefined && second !== undefined && first === last ? first : name;
}

function drawn(
  scene: Scene,
  table: DoorTable,
  columns: readonly DoorColumn[],
  head: string,
): Drawn {
  const cell = (row: DoorTableRow, picked: boolean): Line =>
    columns.flatMap((column) => cellLine(scene, cellAt(row, column), picked));
  return { keys: columns.map(columnKey), head, cell, width: widest(table, head, cell) };
}

function widest(table: DoorTable, head: string, cell: Drawn['cell']): number {
  return table.rows.reduce(
    (most, row) => Math.max(most, lineWidth(cell(row, false))),
    widthOf(head),
  );
}

/** `3/5 old 4m`: how many of those that were asked say that it is right, and what the worst of the others says. */
function foldedColumn(scene: Scene, table: DoorTable, resolvers: readonly DoorColumn[]): Drawn {
  const head = scene.words.texts.t('door.column.resolvers');
  const cell = (row: DoorTableRow, picked: boolean): Line => {
    const cells = resolvers.flatMap((column) => cellAt(row, column) ?? []);
    return foldedCell(scene, cells, picked);
  };
  return { keys: resolvers.map(columnKey), head, cell, width: widest(table, head, cell) };
}

export function foldedCell(scene: Scene, cells: readonly DoorCell[], picked = false): Line {
  if (cells.length === 0) return [span('-', 'dim')];
  const right = cells.filter(({ verdict }) => verdict === 'pass').length;
  const count = `${right}/${cells.length}`;
  const worst = worstVerdict(cells.map(({ verdict }) => verdict));
  const bad = cells.filter(({ verdict }) => verdict !== 'pass');
  // The old answer that lasts longest is what has to be waited for.
  const lasting = bad.toSorted((a, b) => (b.until ?? 0) - (a.until ?? 0))[0];
  const telling =
    (lasting?.until ?? 0) > scene.view.now ? lasting : bad.find(({ verdict }) => verdict === worst);
  const tone = worst === 'pass' ? 'plain' : markOfVerdict(worst, scene.words.glyphs).tone;
  const rest = worst === 'pass' || telling === undefined ? '' : ` ${cellText(scene, telling)}`;
  return lineOf(span(`${count}${rest}`, picked ? 'strong' : tone));
}
