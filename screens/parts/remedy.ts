import type { Cause } from '../../src/model/verdict.ts';
import { visibleLine } from '../../src/text/visible.ts';
import { lineOf, span, wrapLines, type Line } from '../line.ts';
import { REMEDY, type Row } from '../page.ts';
import type { Words } from '../words.ts';
import { wrap } from '../wrap.ts';
import { choiceRows } from './rows.ts';

/** What to do in words, and below that each command by itself. */
export function remedyLines(words: Words, cause: Cause, width: number): readonly Line[] {
  const { commands } = words.said(cause);
  return [
    ...todoLines(words, cause, width),
    ...commands.flatMap((command) => commandLines(command, width)),
  ];
}

/** The same with commands that the cursor can stand on. Their rows have the cursor's cells in front of them. */
export function remedyRows(words: Words, cause: Cause, width: number): readonly Row[] {
  return [
    ...todoLines(words, cause, width).map((line) => ({ line: [span('  '), ...line] })),
    ...commandRows(words, cause, width),
  ];
}

/** Only its commands, each copied by its row. */
export function commandRows(words: Words, cause: Cause, width: number): readonly Row[] {
  return words.said(cause).commands.flatMap((text) =>
    choiceRows(`${REMEDY}${text}`, commandLines(text, width), {
      copy: text,
      enter: { do: 'copy', text },
    }),
  );
}

/** Only what to do in words. */
export function todoLines(words: Words, cause: Cause, width: number): readonly Line[] {
  const { todo } = words.said(cause);
  if (todo === '') return [];
  return wrapLines(visibleLine(words.t('cause.remedy', { remedy: todo })), width);
}

function commandLines(text: string, width: number): readonly Line[] {
  return wrap(text, width - 2).map((one, at) => lineOf(span(at === 0 ? '$ ' : '  ', 'dim'), one));
}
