import type { DoorTableRow } from '../model/front-door.ts';
import { columnName } from './door-words.ts';
import type { Texts } from './index.ts';
import { visibleLine } from './visible.ts';

/** Why names are not right, together where the same helps. */
export type DoorWhy = { readonly remedy: string; readonly says: readonly string[] };

/** Each reason once, with the column that it was seen in. What only informs is no reason. */
export function doorWhy(rows: readonly DoorTableRow[], texts: Texts): readonly DoorWhy[] {
  const all = new Map<string, Set<string>>();
  for (const row of rows)
    for (const { column, cause, verdict, aside } of row.cells) {
      if (cause === null || verdict === 'pass' || aside === true) continue;
      const { says, remedy } = texts.said(cause);
      const same = all.get(remedy) ?? new Set<string>();
      all.set(remedy, same.add(`${columnName(column, texts)}: ${named(row.name, says)}`));
    }
  return [...all].map(([remedy, says]) => ({
    remedy: visibleLine(remedy),
    says: [...says].map(visibleLine),
  }));
}

/** The sentence mostly names it. */
function named(name: string, says: string): string {
  return says.includes(name) ? says : `${name}: ${says}`;
}
