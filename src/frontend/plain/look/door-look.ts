import { doorTable } from '../../../core/front-door-table.ts';
import type { DoorTableRow } from '../../../model/front-door.ts';
import { causeText } from '../../../text/cause-text.ts';
import { cellWord, columnName } from '../../../text/door-words.ts';
import { visible, visibleLine } from '../../../text/visible.ts';
import { choose } from '../desk.ts';
import { doorLines } from '../show-door.ts';
import { lookText, type LookDesk } from './look-desk.ts';

/** Every name, what is not right first; then one name with all that was seen of it. */
export async function lookAtDoor(desk: LookDesk): Promise<void> {
  const { handle } = desk;
  const ids = [...handle.book.steps.keys(), ...handle.runbook.milestones.map(({ id }) => id)];
  const table = doorTable(ids.flatMap((id) => handle.door(id)));
  if (table.rows.length === 0) {
    desk.say(lookText(desk, 'door.none'));
    return;
  }
  desk.say(...doorLines(table, desk));
  for (;;) {
    const row = await choose<DoorTableRow | null>(desk, lookText(desk, 'door.which'), [
      { words: lookText(desk, 'back'), value: null },
      ...table.rows.map((one) => ({ words: visibleLine(one.name), value: one })),
    ]);
    if (row === null) return;
    desk.say(...nameLines(desk, row));
  }
}

/** One name: each column with its word, why, what to do, and what was seen as it came. */
export function nameLines(
  desk: Pick<LookDesk, 'texts' | 'voice'>,
  { name, expected, cells }: DoorTableRow,
): readonly string[] {
  const { texts, voice } = desk;
  return [
    visibleLine(name),
    ...(expected === undefined ? [] : [`  ${texts.t('door.expected')} ${visibleLine(expected)}`]),
    ...cells.flatMap((cell) => {
      const seen = cell.seen.flatMap((text) => visible(text).trimEnd().split('\n'));
      const remedy = cell.cause === null ? '' : texts.said(cell.cause).remedy;
      const notes = cell.notes.map((note) => `${voice.t('note')} ${voice.said(note)}`);
      const says =
        cell.cause === null
          ? ''
          : causeText(cell.cause, {
              said: (one) => texts.said(one),
              t: (key, params) => texts.t(`screen.${key}`, params),
            });
      return [
        `  ${lookText(desk, 'door.cell', { column: columnName(cell.column, texts, 'long'), word: cellWord(cell, texts) })}`,
        ...[says, remedy, ...notes]
          .filter((one) => one !== '')
          .map((one) => `    ${visibleLine(one)}`),
        ...(seen.length === 0 ? [] : [`    ${lookText(desk, 'heading.seen')}`]),
        ...seen.map((line) => `    | ${line.replaceAll('\t', '    ')}`),
      ];
    }),
  ];
}
