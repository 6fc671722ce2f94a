import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import own from '../../package.json' with { type: 'json' };
import { disposeAll, KEYS, PtyProgram } from '../support/terminal/pty.ts';

const SPLASH = `dr-wizard ${own.version} ...`;

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-splash-'));
});
afterEach(() => {
  disposeAll();
  rmSync(home, { recursive: true, force: true });
});

function started(args: readonly string[], env: { readonly [name: string]: string } = {}) {
  return new PtyProgram(
    process.execPath,
    [path.resolve('dist/dr-wizard.js'), ...args, '--lang', 'en'],
    { env: { DR_WIZARD_HOME: home, XDG_CACHE_HOME: home, ...env } },
  );
}

test('a line stands there before the screens are loaded, and is gone after them', async () => {
  const program = started([]);
  await program.shows('❯');
  expect(program.raw.startsWith(SPLASH)).toBe(true);
  expect(program.screen()).not.toContain(SPLASH);
  program.press(KEYS.ctrlC);
  await program.exited;

  expect(program.isAlternate).toBe(false);
  expect(program.screen()).not.toContain('dr-wizard 0');
});

test('a word of the command line that is wrong is said in its place', async () => {
  const program = started(['drill', '--bogus']);
  await program.exited;

  expect(program.screen()).not.toContain(SPLASH);
  expect(program.screen()).toContain('--bogus');
});

test.each([
  ['plain was asked for', ['--plain'], {}],
  ['the environment says plain', [], { DR_WIZARD_PLAIN: '1' }],
  ['a command writes lines', ['runs'], {}],
  ['the help was asked for', ['--help'], {}],
])('there is none where %s', async (_where, args, env) => {
  const program = started(args, env);
  await program.shows((screen) => screen.trim() !== '');
  program.press(KEYS.ctrlC);
  await program.exited;

  expect(program.raw).not.toContain(SPLASH);
});

test('there is none where the settings say plain', async () => {
  writeFileSync(path.join(home, 'settings.json'), '{\n  "plain": true\n}\n');
  const program = started([]);
  await program.shows((screen) => screen.trim() !== '');
  program.press(KEYS.ctrlC);
  await program.exited;

  expect(program.raw).not.toContain(SPLASH);
});
