import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { bundled } from '../support/terminal/bundle.ts';
import { widthOf } from '../../screens/width.ts';
import { disposeAll, KEYS, PtyProgram } from '../support/terminal/pty.ts';

const CTRL_LEFT = '\u001B[1;5D';
const ALT_RIGHT = '\u001B[1;3C';
const ALT_BACKSPACE = '\u001B\u007F';
const CTRL_UNDERSCORE = '\u001F';
const MEGABYTE = 1_000_000;

let app = '';
beforeAll(async () => {
  app = await bundled('test/support/terminal/fixture-app.tsx');
});
afterEach(disposeAll);

const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-field-')), 'record');

function open(columns: number, rows: number, lang = 'en'): PtyProgram {
  const env = { RECORD: file, LANGUAGE_: lang };
  return new PtyProgram(process.execPath, [app], { columns, rows, env });
}

/** At the field of the step that asks for an address. */
async function atField(columns: number, rows: number, lang = 'en'): Promise<PtyProgram> {
  const program = open(columns, rows, lang);
  await program.shows('2.4');
  program.press('n');
  await program.shows(/i-0xi8/);
  // In a low window the page scrolls before the cursor gets there.
  while (!isCursorShown(program)) {
    const before = withoutTime(program.screen());
    program.press(KEYS.down);
    await program.shows((screen) => withoutTime(screen) !== before);
  }
  return program;
}

/** A clock that goes on is no answer to a key. */
function withoutTime(screen: string): string {
  return screen.replaceAll(/\d/g, '0');
}

function isCursorShown({ raw }: PtyProgram): boolean {
  return raw.lastIndexOf('\u001B[?25h') > raw.lastIndexOf('\u001B[?25l');
}

test.each([
  [40, 15, 'en'],
  [40, 15, 'zh-CN'],
  [80, 24, 'zh-CN'],
  [120, 30, 'zh-CN'],
  [160, 50, 'en'],
  [160, 50, 'zh-CN'],
])(
  'at %ix%i in %s the terminal’s own cursor stands behind what is typed',
  async (columns, rows, lang) => {
    const program = await atField(columns, rows, lang);

    program.press('4７弹x');
    await program.shows('4７弹x');

    const { x, y } = program.cursor;
    const before = program.lines()[y]?.split('4７弹x')[0] ?? '';
    expect(x).toBe(widthOf(before) + widthOf('4７弹x'));
  },
);

test('the cursor is hidden where no field has it', async () => {
  const program = await atField(80, 24);

  program.press(KEYS.up);

  await program.shows(() => !isCursorShown(program));
  expect(isCursorShown(program)).toBe(false);
});

test('words are moved over and taken back by the keys that terminals send, and Ctrl-_ brings them back', async () => {
  const program = open(80, 24);
  await program.shows('DNS and front door');
  program.press('/', 'one two three');
  await program.shows('one two three');

  program.press(ALT_BACKSPACE);
  await program.shows((screen) => !screen.includes('three'));
  program.press(CTRL_UNDERSCORE);
  await program.shows('one two three');
  program.press(CTRL_LEFT);
  program.press(CTRL_LEFT);
  program.press('X');
  await program.shows('one Xtwo three');
  program.press(ALT_RIGHT);
  program.press('Y');

  expect(await program.shows('one XtwoY three')).toContain('›');
});

test('a value longer than the field is in view at the cursor, with marks where there is more', async () => {
  const program = open(40, 15);
  await program.shows('2.4');
  program.press('/');
  await program.shows('›');
  program.press(`start${'-middle'.repeat(12)}-end`);
  await program.shows('<');

  expect(await program.shows('-middle-end')).not.toContain('start');
  program.press('\u0001');
  expect(await program.shows('start-middle')).toContain('>');
});

test('a megabyte in the clipboard is refused with words, and the next key is taken', async () => {
  const program = await atField(80, 24);

  program.paste('10.0.0.1 '.repeat(MEGABYTE / 9));
  await program.shows('characters came at once');
  program.press('47.91.20.7');

  expect(await program.shows('✓ 47.91.20.7')).not.toContain('10.0.0.1');
});

test('a paste where no field has the cursor does nothing at all', async () => {
  const program = open(80, 24);
  const before = await program.shows('DNS and front door');

  program.paste('nqx?\r\u001B[B\r');
  program.press('?');
  await program.shows((screen) => screen !== before);
  program.press(KEYS.esc);

  const after = await program.shows('DNS and front door');
  const page = (screen: string) => screen.split('\n').slice(2, -2);
  expect(page(after)).toEqual(page(before));
});

test('lines that a terminal without bracketed paste sends into a field press nothing', async () => {
  const program = await atField(80, 24);

  program.press('47.91.20.7\r47.91.20.8\r');

  await program.shows('2 lines came at once');
  program.press(KEYS.ctrlC);
  await program.shows('Leave the run?');
  expect(recorded()).toBe('');
});

function recorded(): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
