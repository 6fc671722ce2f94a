import type {
  DoorCell,
  DoorColumn,
  DoorRow,
  DoorTable,
  DoorTableRow,
} from '../model/front-door.ts';
import { VERDICTS, worstVerdict } from '../model/verdict.ts';

/** What has passed is looked at again every minute: what was seen within this time is said of the same moment. */
const SAME_MOMENT_MS = 90_000;

const RANK: { readonly [is in DoorColumn['is']]: number } = {
  authority: 0,
  resolver: 1,
  tls: 2,
  http: 3,
};

/**
 * The rows of several proofs as one table, each name once, in the order in which they were said. Where several proofs
 * say something of the same cell, the later one counts; of the same moment it is the worse one: nothing passes while
 * another proof that is looked at as often says that it does not.
 */
export function doorTable(all: readonly DoorRow[]): DoorTable {
  const columns = new Map<string, DoorColumn>();
  const rows = new Map<string, { name: string; expected?: string; cells: Map<string, DoorCell> }>();
  for (const { name, expected, cells } of all) {
    const key = doorName(name);
    const row = rows.get(key) ?? { name: key, cells: new Map<string, DoorCell>() };
    rows.set(key, row);
    if (expected !== undefined) row.expected = expected;
    for (const cell of cells) {
      const at = columnKey(cell.column);
      if (!columns.has(at)) columns.set(at, cell.column);
      const known = row.cells.get(at);
      row.cells.set(at, known === undefined ? cell : thatCounts(known, cell));
    }
  }
  const ordered = [...columns.values()].toSorted((a, b) => RANK[a.is] - RANK[b.is]);
  const made = [...rows.values()].map(({ cells, ...row }): DoorTableRow => {
    const own = ordered.flatMap((column) => cells.get(columnKey(column)) ?? []);
    const counting = own.filter(({ aside }) => aside !== true);
    return { ...row, cells: own, verdict: worstVerdict(counting.map(({ verdict }) => verdict)) };
  });
  const ends = made.flatMap(({ cells }) => cells.flatMap(({ until }) => until ?? []));
  return { columns: ordered, rows: made, until: ends.length === 0 ? null : Math.max(...ends) };
}

/** What makes two columns the same. */
export function columnKey(column: DoorColumn): string {
  return column.is === 'resolver' ? `resolver ${column.server}` : column.is;
}

export function cellAt({ cells }: DoorRow, column: DoorColumn): DoorCell | undefined {
  const key = columnKey(column);
  return cells.find((one) => columnKey(one.column) === key);
}

/** The cell that says best how it is with a name: the worst that counts, else one that informs of what is not so yet. */
export function tellingCell({ cells, verdict }: DoorTableRow): DoorCell | undefined {
  const counting = cells.find((one) => one.aside !== true && one.verdict === verdict);
  if (verdict !== 'pass') return counting ?? cells[0];
  return cells.find(isOtherwise) ?? counting ?? cells[0];
}

/** Everything about it is as it should be, also what only informs: as far as that can be told. */
export function isRight(row: DoorTableRow): boolean {
  return row.verdict === 'pass' && !row.cells.some(isOtherwise);
}

/** How many names there are of each verdict. */
export function doorCounts({ rows }: DoorTable): {
  readonly [verdict in DoorTableRow['verdict']]: number;
} {
  const counts = { fail: 0, unknown: 0, wait: 0, pass: 0 };
  for (const verdict of VERDICTS)
    counts[verdict] = rows.filter((row) => row.verdict === verdict).length;
  return counts;
}

/** The same, still so at a later time. */
export function standingAt(rows: readonly DoorRow[], at: number): readonly DoorRow[] {
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, at: Math.max(cell.at, at) })),
  }));
}

/** What is said of each cell, without its times. */
export function doorSignature(rows: readonly DoorRow[]): string {
  return JSON.stringify(
    rows.map(({ name, expected, cells }) => [
      name,
      expected,
      cells.map(({ column, verdict, word, params, cause, notes, aside }) => [
        column,
        verdict,
        word,
        params,
        cause,
        notes,
        aside,
      ]),
    ]),
  );
}

/** Names are the same in any case, with or without the root's dot. */
export function doorName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Cannot tell is no news of what only informs: where nobody can ask a resolver, it says so in its column alone. */
function isOtherwise({ aside, verdict }: DoorCell): boolean {
  return aside === true && (verdict === 'wait' || verdict === 'fail');
}

function thatCounts(known: DoorCell, cell: DoorCell): DoorCell {
  if (Math.abs(known.at - cell.at) > SAME_MOMENT_MS) return known.at > cell.at ? known : cell;
  return worstVerdict([known.verdict, cell.verdict]) === cell.verdict ? cell : known;
}
