import type { DoorTableRow } from '../model/front-door.ts';
import type { Cause } from '../model/verdict.ts';
import { columnName } from './door-words.ts';
import type { Texts } from './index.ts';
import { visibleLine } from './visible.ts';

/** Why names are not right, together where the same helps. */
export type DoorWhy = { readonly remedy: string; readonly says: readonly string[] };

/** What one column says of these names, in one sentence. */
type Reason = { readonly column: string; readonly cause: Cause; readonly names: string[] };

/** More names than these of one sentence nobody reads. */
const MOST_NAMES = 20;

/** Each reason once, with its names and the columns that it was seen in. What only informs is no reason. */
export function doorWhy(rows: readonly DoorTableRow[], texts: Texts): readonly DoorWhy[] {
  const all = new Map<string, Map<string, Set<string>>>();
  for (const reason of reasonsOf(rows, texts)) {
    const { says, remedy } = sentenceOf(reason, texts);
    const same = all.get(remedy) ?? new Map<string, Set<string>>();
    all.set(remedy, same);
    same.set(says, (same.get(says) ?? new Set<string>()).add(reason.column));
  }
  return [...all].map(([remedy, same]) => ({
    remedy: visibleLine(remedy),
    says: [...same].map(([says, columns]) =>
      visibleLine(texts.t('door.table.why', { columns: [...columns].join(', '), says })),
    ),
  }));
}

/** What differs from one name to the next in nothing but the name is one reason. */
function reasonsOf(rows: readonly DoorTableRow[], texts: Texts): readonly Reason[] {
  const all = new Map<string, Reason>();
  for (const row of rows)
    for (const { column, cause, verdict, aside } of row.cells) {
      if (cause === null || verdict === 'pass' || aside === true) continue;
      const { names, ...params } = cause.params;
      const head = columnName(column, texts);
      const key = JSON.stringify([head, cause.code, params, names === row.name ? '' : row.name]);
      const reason = all.get(key) ?? { column: head, cause, names: [] };
      reason.names.push(row.name);
      all.set(key, reason);
    }
  return [...all.values()];
}

function sentenceOf({ cause, names: [name = '', ...rest] }: Reason, texts: Texts) {
  const names = listed([name, ...rest], texts);
  const { says, remedy } = texts.said(
    rest.length === 0 ? cause : { ...cause, params: { ...cause.params, names } },
  );
  // The sentence mostly names it.
  return { remedy, says: says.includes(name) ? says : `${names}: ${says}` };
}

function listed(names: readonly string[], texts: Texts): string {
  const more = names.length - MOST_NAMES;
  return [
    ...names.slice(0, MOST_NAMES),
    ...(more > 0 ? [texts.t('door.table.more', { n: more })] : []),
  ].join(', ');
}
