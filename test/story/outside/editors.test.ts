import { readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { PROGRAM } from '../../support/program.ts';
import { disposeAll, KEYS, PtyProgram } from '../../support/terminal/pty.ts';
import { aPlace, aSection } from '../bad-input/a-place.ts';

const FILES = {
  'one.yaml': aSection(
    '{ id: login, title: { en: Log in, zh: 登录 }, manual: { open: "https://console.example.com/" }, attest: { en: Logged in., zh: 已登录。 } }',
  ),
};

afterEach(disposeAll);

/** At the reason for a skip, with an editor that does this to the file that it is given last. */
async function atReason(script: string, argument = '') {
  const place = await aPlace(FILES);
  const editor = path.join(place.folder, 'an editor');
  await writeFile(editor, `#!/bin/sh\nfor file; do :; done\n${script}\n`);
  await chmod(editor, 0o755);
  const program = new PtyProgram(process.execPath, [PROGRAM, 'incident', 'one.yaml'], {
    columns: 80,
    rows: 24,
    env: {
      DR_WIZARD_HOME: place.home,
      HOME: place.folder,
      LANG: 'C.UTF-8',
      VISUAL: `"${editor}" ${argument}`.trim(),
    },
    cwd: place.folder,
  });
  await program.shows('Log in');
  program.press(KEYS.down, KEYS.down, KEYS.down);
  await program.shows(/[❯>] +! 1 +Log in/);
  program.press(KEYS.enter);
  await program.shows('console.example.com');
  program.press('s');
  await program.shows('skip it');
  program.press('because', '\u0018');
  return program;
}

/** The file that the screen names, whose name may be wrapped. */
function keptIn(program: PtyProgram): string {
  const name = /\/\S*unused-[\da-f]{8}-field\.txt/.exec(
    program.screen().replaceAll(/\s*\n\s*/g, ''),
  );
  return readFileSync(name?.[0] ?? 'none is named', 'utf8');
}

test('an editor with arguments gets them, and the file behind them', async () => {
  const program = await atReason('echo "$1 $2" > "$file"', '--wait --new');

  await program.shows('--wait --new');
  expect(program.isAlternate).toBe(true);
});

test('more than a field takes is refused, and stays in a file that is named', async () => {
  const program = await atReason('for i in $(seq 500); do echo 0123456789; done > "$file"');

  await program.shows('Kept in');
  expect(program.screen()).toContain('because');
  expect(keptIn(program)).toHaveLength(5500);
});

test('an editor that ends badly takes nothing away: its text is kept where it is named', async () => {
  const program = await atReason('echo half a story > "$file"; exit 3');

  await program.shows('Kept in');
  expect(program.screen()).toContain('because');
  expect(keptIn(program)).toBe('half a story\n');
});

test('an editor that is killed gives the terminal back, and what it wrote is kept', async () => {
  const program = await atReason('echo half a story > "$file"; kill -9 $$');

  await program.shows('Kept in');
  expect(program.isAlternate).toBe(true);
  expect(keptIn(program)).toBe('half a story\n');
});

test('an editor that ends badly and wrote nothing leaves all as it was', async () => {
  const program = await atReason('exit 1');

  await program.shows('Nothing was changed here.');
  expect(program.screen()).toContain('because');
});
