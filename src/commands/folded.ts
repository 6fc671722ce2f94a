import { wrap } from '../../screens/wrap.ts';
import { widthOf } from '../../screens/width.ts';

/** Longer lines than this are hard to read, however wide a terminal is. */
const WIDEST = 100;
/** A space where no line may end. */
const TIED = '\u00A0';

/** Sentences for a terminal. A command to be copied stands whole in one line; only one wider than that runs over. */
export function folded(text: string, columns: number, commands: readonly string[]): string {
  const width = Math.min(columns, WIDEST);
  return text
    .split('\n')
    .flatMap((line) => (widthOf(line) <= width ? [line] : foldedLine(line, width, commands)))
    .join('\n');
}

function foldedLine(line: string, width: number, commands: readonly string[]): readonly string[] {
  const wide = commands.find((command) => widthOf(command) > width && line.includes(command));
  if (wide !== undefined) {
    const [before = '', ...after] = line.split(wide);
    const rest = after.join(wide).trim();
    return [
      ...foldedLine(before.trim(), width, commands),
      wide,
      ...(/^[.。)）]*$/u.test(rest) ? [] : foldedLine(rest, width, commands)),
    ];
  }
  const tied = commands.reduce(
    (text, command) => text.replaceAll(command, command.replaceAll(' ', TIED)),
    line,
  );
  return wrap(tied, width).map((one) => one.replaceAll(TIED, ' '));
}
