import type { DoorCell, DoorColumn } from '../model/front-door.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Texts } from './index.ts';
import { visibleLine } from './visible.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Words are looked up for each of some thousand cells whenever a table is drawn. */
const known: { readonly [lang in Texts['lang']]: WeakMap<DoorCell, string> } = {
  en: new WeakMap(),
  'zh-CN': new WeakMap(),
};

/** What stands in a cell: the probe's own word, or else that of the verdict. */
export function cellWord(cell: DoorCell, texts: Pick<Texts, 't' | 'lang'>): string {
  const before = known[texts.lang].get(cell);
  if (before !== undefined) return before;
  const text = wordOf(cell, texts);
  known[texts.lang].set(cell, text);
  return text;
}

function wordOf({ word, params, verdict }: DoorCell, { t }: Pick<Texts, 't'>): string {
  const key = `door.word.${word}`;
  const text = word === '' ? key : t(key, params);
  return visibleLine(text === key ? verdictWord(verdict, { t }) : text);
}

export function verdictWord(verdict: Verdict, { t }: Pick<Texts, 't'>): string {
  return t(`door.verdict.${verdict}`);
}

/** The head of a column; `long` where it stands in a sentence. */
export function columnName(
  column: DoorColumn,
  { t }: Pick<Texts, 't'>,
  length: 'short' | 'long' = 'short',
): string {
  if (column.is !== 'resolver')
    return t(length === 'short' ? `door.column.${column.is}` : `door.long.${column.is}`);
  const server = visibleLine(column.server);
  return length === 'short' ? server : t('door.long.resolver', { server });
}

/** How long an old answer may still be given out, as short as it can be told: `40s`, `4m`, `2h`. */
export function leftText(ms: number): string {
  if (ms < MINUTE) return `${Math.ceil(Math.max(0, ms) / SECOND)}s`;
  return ms < 2 * HOUR ? `${Math.floor(ms / MINUTE)}m` : `${Math.floor(ms / HOUR)}h`;
}
