import { shellWord } from '../../src/text/commands.ts';
import { lineOf, span } from '../line.ts';
import type { Row } from '../page.ts';
import type { Scene } from '../scene.ts';
import { wrap } from '../wrap.ts';
import { choiceRows, GUTTER } from './rows.ts';

/** A command as it can be pasted into a POSIX shell: every word that needs it stands in single quotes. */
export function shellLine(argv: readonly string[]): string {
  return argv.map((word) => shellWord(word)).join(' ');
}

/** Commands to copy, each whole over as many rows as it takes. */
export function commandRows(
  scene: Scene,
  commands: readonly (readonly string[])[],
  prefix = '',
): readonly Row[] {
  return commands.flatMap((argv, index) => {
    const text = shellLine(argv);
    const lines = wrap(text, scene.width - GUTTER - 2);
    return choiceRows(
      `${prefix}command ${index}`,
      lines.map((one, at) => lineOf(span(at === 0 ? '$ ' : '  ', 'dim'), one)),
      { copy: text, enter: { do: 'copy', text } },
    );
  });
}
