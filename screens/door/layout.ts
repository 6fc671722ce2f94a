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

/** A page is made several times for each key: the widest cells of a table are looked for once a second. */
const made = new WeakMap<DoorTable, { readonly of: string; readonly layout: Layout }>();

/** As much as there is room for: each resolver by its name, by a short one, else all of them in one column. */
export function layoutOf(scene: Scene, table: DoorTable): Layout {
  const { view, words, width } = scene;
  const of = [view.now, words.lang, words.glyphs.cursor, width].join(' ');
  const before = made.get(table);
  if (before?.of === of) return before.layout;
  const layout = makeLayout(scene, table);
  made.set(table, { of, layout });
  return layout;
}

function makeLayout(scene: Scene, table: DoorTable): Layout {
  const { texts } = scene.words;
  const longest = Math.max(
    widthOf(texts.t('door.column.name')),
    ...table.rows.map(({ name }) => widthOf(visibleLine(name))),
  );
  const room = (columns: readonly Drawn[], gap: number) =>
    scene.width - GUTTER - MARK - columns.reduce((sum, one) => sum + one.width + gap, 0);
  const own = table.columns.map((column) => ownColumn(scene, table, column));
  const headed = (most: number) =>
    own.map((one, index) => withHead(one, headOf(scene, table.columns[index], most)));
  const [full, short] = [headed(Infinity), headed(SHORT)];
  const fitting = [
    { columns: full, gap: ROOMY, least: longest },
    { columns: full, gap: CLOSE, least: longest },
    { columns: short, gap: CLOSE, least: Math.min(longest, LEAST_NAME) },
  ].find(({ columns, gap, least }) => room(columns, gap) >= least);
  const { columns, gap } = fitting ?? { columns: folded(scene, table, short), gap: CLOSE };
  return { columns, gap, nameWidth: Math.max(8, Math.min(longest, room(columns, gap))) };
}

/** All resolvers in the place of the first one. */
function folded(scene: Scene, table: DoorTable, short: readonly Drawn[]): readonly Drawn[] {
  const resolvers = table.columns.filter(({ is }) => is === 'resolver');
  if (resolvers.length < 2) return short;
  return table.columns.flatMap((column, index) => {
    if (column.is !== 'resolver') return short[index] ?? [];
    return column === resolvers[0] ? [foldedColumn(scene, table, resolvers)] : [];
  });
}

function withHead(column: Drawn, head: string): Drawn {
  return { ...column, head, width: Math.max(column.width, widthOf(head)) };
}

function headOf({ words }: Scene, column: DoorColumn | undefined, most: number): string {
  if (column === undefined) return '';
  const name = columnName(column, words.texts);
  if (column.is !== 'resolver') return name;
  return widthOf(name) <= most ? name : clip(shortAddress(name), most, words.glyphs.ellipsis);
}

/** `114.114` for 114.114.114.114: half of such an address says it all. */
function shortAddress(name: string): string {
  const [, first, second] = /^((\d+)\.\d+)\.(\d+\.\d+)$/.exec(name) ?? [];
  const last = name.split('.').slice(2).join('.');
  return first !== undefined && second !== undefined && first === last ? first : name;
}

function ownColumn(scene: Scene, table: DoorTable, column: DoorColumn): Drawn {
  const cell = (row: DoorTableRow, picked: boolean) => cellLine(scene, cellAt(row, column), picked);
  return { keys: [columnKey(column)], head: '', cell, width: widest(table, cell) };
}

function widest({ rows }: DoorTable, cell: Drawn['cell']): number {
  return rows.reduce((most, row) => Math.max(most, lineWidth(cell(row, false))), 0);
}

/** `3/5 old 4m`: how many of those that were asked say that it is right, and what the worst of the others says. */
function foldedColumn(scene: Scene, table: DoorTable, resolvers: readonly DoorColumn[]): Drawn {
  const head = scene.words.texts.t('door.column.resolvers');
  const cell = (row: DoorTableRow, picked: boolean): Line => {
    const cells = resolvers.flatMap((column) => cellAt(row, column) ?? []);
    return foldedCell(scene, cells, picked);
  };
  return withHead({ keys: resolvers.map(columnKey), head, cell, width: widest(table, cell) }, head);
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
