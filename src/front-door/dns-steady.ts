import type { DoorCell, DoorRow } from '../model/front-door.ts';
import { SAME_MS } from './dns-same.ts';

/** The same end of the same old answer stays where it was told first: no countdown jumps to and fro. */
export function steadied<T extends { readonly door?: readonly DoorRow[] }>(
  now: T,
  before: T | undefined,
): T {
  if (now.door === undefined || before?.door === undefined) return now;
  const known = new Map(
    before.door.flatMap((row) => row.cells.map((cell) => [keyOf(row, cell), cell] as const)),
  );
  const door = now.door.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const until = known.get(keyOf(row, cell))?.until;
      if (until === undefined || cell.until === undefined) return cell;
      return Math.abs(until - cell.until) < SAME_MS ? { ...cell, until } : cell;
    }),
  }));
  return { ...now, door };
}

function keyOf({ name }: DoorRow, { column, word }: DoorCell): string {
  return JSON.stringify([name, column, word]);
}
