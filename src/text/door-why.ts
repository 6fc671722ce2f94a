import type { DoorTableRow } from '../model/front-door.ts';
import { columnName } from './door-words.ts';
import type { Texts } from './index.ts';
import { joined } from './joined.ts';
import { visibleLine } from './visible.ts';

/** Why a name is not right: each reason once, with the column that it was seen in and what to do about it. */
export function doorWhy(row: DoorTableRow, texts: Texts): readonly string[] {
  const seen = new Set<string>();
  return row.cells.flatMap(({ column, cause, verdict, aside }) => {
    if (cause === null || verdict === 'pass' || aside === true) return [];
    const { says, remedy } = texts.said(cause);
    const text = joined(says, remedy, texts);
    if (seen.has(text)) return [];
    seen.add(text);
    return [visibleLine(`${columnName(column, texts)}: ${text}`)];
  });
}
