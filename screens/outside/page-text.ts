import { textOf } from '../line.ts';
import type { Page, Row } from '../page.ts';

/** A page as text. A command stands in one line, however many rows it takes on the screen: copied, it runs as it is. */
export function pageText({ head, rows, foot }: Page): string {
  const all = [...head, ...rows, ...foot];
  const commands = new Set(all.filter(isCommand).map(({ row }) => row));
  return all
    .filter(({ of }) => of === undefined || !commands.has(of))
    .map((row) => (isCommand(row) ? (row.copy ?? '') : textOf(row.line).trimEnd()))
    .join('\n');
}

function isCommand({ row, copy }: Row): boolean {
  return copy !== undefined && /(?:^|\s)command \d+$/.test(row ?? '');
}
