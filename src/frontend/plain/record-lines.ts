import { isSo, recordTable, tableOf, type RecordRow } from '../../core/record-table.ts';
import type { StepId } from '../../model/runbook.ts';
import { cellWord } from '../../text/door-words.ts';
import { duration } from '../../text/duration.ts';
import { shownValue } from '../../text/in-lang.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Desk } from './desk.ts';

/** DNS records of a step, one a line: what was there, what is to be there, and whether it is so already. */
export function recordLines(desk: Desk, id: StepId): readonly string[] {
  const { handle } = desk;
  const scope = handle.scope();
  const records = handle.book.steps.get(id)?.records;
  if (records === undefined) return [];
  const table = tableOf(records, scope);
  if (table === null) return [`  ${desk.texts.t('screen.turn.recordsUnfit')}`];
  const rows = recordTable(table, scope, handle.door(id));
  const hasOld = rows.some(({ old }) => old !== null);
  return rows.map((row) => {
    const cells = Object.entries(row.row).flatMap(([key, value]) => [
      ...(key === 'value' && hasOld
        ? [`${desk.texts.t('door.records.old')}: ${oldText(row, desk)}`]
        : []),
      `${key}: ${shownValue(value)}`,
    ]);
    return `  ${visibleLine([...cells, ...seenText(row, desk)].join('  '))}`;
  });
}

function oldText({ old }: RecordRow, { texts }: Desk): string {
  if (old === null) return texts.t('door.records.unknown');
  if (old.length === 0) return texts.t('door.records.none');
  return old
    .map(({ type, values, ttl }) =>
      [type, values.join(', '), ttl === null ? '' : `TTL ${ttl}`].filter(Boolean).join(' '),
    )
    .join('; ');
}

function seenText(row: RecordRow, { texts, now }: Desk): readonly string[] {
  const { seen } = row;
  if (seen === null) return [];
  const word = isSo(row) ? texts.t('door.records.so') : cellWord(seen, texts);
  const ago = texts.t('door.records.since', { time: duration(now() - seen.at, texts.lang) });
  return [texts.lang === 'en' ? `(${word}, ${ago})` : `（${word}，${ago}）`];
}
