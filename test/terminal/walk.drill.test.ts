import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { Size } from '../../screens/stage.ts';
import { widthOf } from '../../screens/width.ts';
import type { Lang } from '../../src/text/index.ts';
import { askedBy } from '../support/operator/asked.ts';
import { checkFrames } from '../support/operator/frames.ts';
import { sightOf } from '../support/operator/sight.ts';
import { wordsOf, type Words } from '../support/operator/words.ts';
import { PROGRAM } from '../support/program.ts';
import { disposeAll, KEYS, PtyProgram } from '../support/terminal/pty.ts';

afterEach(disposeAll);

const DESIGN: Size = { columns: 80, rows: 24 };
const SIZES: readonly Size[] = [
  { columns: 40, rows: 15 },
  { columns: 100, rows: 30 },
  { columns: 160, rows: 50 },
  DESIGN,
];

/** Each page with the keys that lead there from the outline, and words that only stand there. */
const PAGES: readonly {
  readonly name: string;
  readonly keys: readonly string[];
  readonly says: (words: Words) => string;
}[] = [
  { name: 'queue', keys: ['i'], says: (words) => words.queue.title },
  { name: 'clock', keys: ['C'], says: (words) => words.clock.title },
  { name: 'values', keys: ['v'], says: (words) => words.values.title },
  { name: 'journal', keys: ['t'], says: (words) => words.events.title },
  { name: 'help', keys: ['?'], says: (words) => words.help.title },
  { name: 'menu', keys: [KEYS.left], says: (words) => words.menu.title },
  { name: 'leave', keys: [KEYS.ctrlC], says: (words) => words.leave.title },
  { name: 'abort', keys: ['x'], says: (words) => words.abort.title },
];

// oxlint-disable-next-line no-control-regex -- colours are control sequences
const COLOUR = /\u001B\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)(?:;\d+)*m/;

for (const lang of ['en', 'zh-CN'] as const satisfies readonly Lang[])
  for (const colour of [true, false])
    test(`each page of a drill in ${lang}, ${colour ? 'with' : 'without'} colour, fits 40x15, 80x24, 100x30 and 160x50`, async () => {
      const home = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-test-'));
      onTestFinished(() => rmSync(home, { recursive: true, force: true }));
      const words = wordsOf(lang);
      const program = new PtyProgram(
        process.execPath,
        [PROGRAM, 'drill', '--practice', '--lang', lang],
        {
          ...DESIGN,
          env: {
            DR_WIZARD_HOME: home,
            TMPDIR: home,
            LC_ALL: 'C.UTF-8',
            ...(colour ? {} : { NO_COLOR: '1' }),
          },
        },
      );
      const sizes = [{ ...DESIGN, at: 0 }];
      const isHome = () => askedBy(sightOf(program.lines(), words)).is === 'outline';
      const isDrawn = ({ columns, rows }: Size) => {
        const lines = program.lines();
        const rule = '─'.repeat(columns);
        return (
          lines.length === rows &&
          lines[2] === rule &&
          lines[rows - 3]?.startsWith('───') === true &&
          lines.every((line) => widthOf(line) <= columns)
        );
      };
      await program.shows(isHome);

      for (const { name, keys, says } of PAGES) {
        program.press(...keys);
        await program.shows(says(words));
        for (const size of SIZES) {
          sizes.push({ ...size, at: program.raw.length });
          program.resize(size.columns, size.rows);
          await program.shows((screen) => isDrawn(size) && screen.includes(says(words)));
          const lines = program.lines();

          const modes = [words.mode.practice, words.modeShort.practice];
          expect(
            modes.some((mode) => lines[0]?.startsWith(mode)),
            name,
          ).toBe(true);
          expect(lines[size.rows - 1], name).toContain(`↑↓ ${words.key.move}`);
        }
        program.press(KEYS.esc);
        await program.shows(isHome);
      }

      const { count, faults } = await checkFrames({ raw: program.raw, sizes });
      expect(faults).toEqual([]);
      expect(count).toBeGreaterThan(0);
      expect(program.isAlternate).toBe(true);
      expect(COLOUR.test(program.raw)).toBe(colour);
    }, 120_000);
