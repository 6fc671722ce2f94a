import { doorCounts, doorTable, isRight } from '../../core/front-door-table.ts';
import type { DoorCell, DoorTable, DoorTableRow } from '../../model/front-door.ts';
import type { StepId } from '../../model/runbook.ts';
import { VERDICTS } from '../../model/verdict.ts';
import { doorWhy } from '../../text/door-why.ts';
import { cellWord, columnName } from '../../text/door-words.ts';
import { duration } from '../../text/duration.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Desk } from './desk.ts';

/** Whether the front door says more about a step, or a milestone, than its proofs do. */
export function canShowDoor({ handle }: Pick<Desk, 'handle'>, id: StepId): boolean {
  return handle.door(id).length > 0;
}

/** The front door as all proofs said last, as lines that can be read aloud: what is not right comes first. */
export function showDoor(desk: Desk): void {
  const { handle } = desk;
  const ids = [...handle.book.steps.keys(), ...handle.runbook.milestones.map(({ id }) => id)];
  desk.say(...doorLines(doorTable(ids.flatMap((id) => handle.door(id))), desk));
}

type Words = Pick<Desk, 'texts' | 'voice' | 'now'>;

export function doorLines(table: DoorTable, words: Words): readonly string[] {
  const { texts, voice, now } = words;
  const counts = doorCounts(table);
  const told = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) =>
    texts.t(`door.count.${verdict}`, { n: counts[verdict] }),
  );
  const wrong = table.rows.filter((row) => !isRight(row));
  const right = table.rows.filter(isRight).map(({ name }) => visibleLine(name));
  const { until } = table;
  return [
    texts.t('door.table.wide', { counts: listed(told, words) }),
    ...(until === null || until <= now()
      ? []
      : [texts.t('door.table.lastUntil', { time: voice.time(until) })]),
    ...wrong.flatMap((row) => [
      rowLine(row, words),
      ...doorWhy([row], texts).flatMap(({ says, remedy }) =>
        [...says, remedy].filter((line) => line !== '').map((line) => `   ${line}`),
      ),
    ]),
    ...(right.length === 0 ? [] : [texts.t('door.table.right', { names: listed(right, words) })]),
  ];
}

/** `pay.example.com, to lead to 203.0.113.7: TLS name, resolver 8.8.8.8 old until 02:22:25.` What is right is not told. */
function rowLine({ name, expected, cells }: DoorTableRow, words: Words): string {
  const { texts } = words;
  const wrong = cells.filter(({ verdict }) => verdict !== 'pass');
  const told = {
    name: visibleLine(name),
    cells: listed(
      wrong.map((cell) => cellLine(cell, words)),
      words,
    ),
  };
  return expected === undefined
    ? texts.t('door.table.nameLine', told)
    : texts.t('door.table.nameTo', { ...told, expected: visibleLine(expected) });
}

function cellLine(cell: DoorCell, { texts, voice, now }: Words): string {
  const name = columnName(cell.column, texts, 'long');
  const word = cellWord(cell, texts);
  if (cell.until === undefined || cell.until <= now()) return `${name} ${word}`;
  return texts.t('door.table.cellUntil', {
    cell: `${name} ${word}`,
    time: voice.time(cell.until),
    left: duration(cell.until - now(), texts.lang),
  });
}

function listed(all: readonly string[], { texts }: Words): string {
  return all.join(texts.lang === 'en' ? ', ' : '，');
}
