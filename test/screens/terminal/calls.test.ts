import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bundled } from '../../support/terminal/bundle.ts';
import { disposeAll, KEYS, PtyProgram, type PtyOptions } from '../../support/terminal/pty.ts';

/* What calls a person who is looking elsewhere. */

const FOCUS_IN = '\u001B[I';
const FOCUS_OUT = '\u001B[O';
let app = '';
let record = '';

beforeAll(async () => {
  app = await bundled('test/support/terminal/fixture-app.tsx');
});
afterEach(disposeAll);
beforeEach(() => {
  record = path.join(mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-pty-')), 'record');
});

function open(options: PtyOptions = {}): PtyProgram {
  return new PtyProgram(process.execPath, [app], {
    ...options,
    env: { RECORD: record, ...options.env },
  });
}

const calls = (program: PtyProgram) => ({
  // Titles and copies end with it as well.
  // oxlint-disable-next-line no-control-regex -- that is what they are
  bells: program.raw.replaceAll(/\u001B\][^\u0007]*\u0007/g, '').split('\u0007').length - 1,
  news: program.raw.split('\u001B]9;').length - 1,
});

test('whoever looks elsewhere is called once something needs them: by the bell and on their desktop', async () => {
  const program = open({ env: { TERM_PROGRAM: 'WezTerm' } });
  await program.shows('2 need you');
  program.press(FOCUS_OUT, 'L', 'L');
  await program.shows('2 need you');

  program.kill('SIGUSR2');

  await program.shows('3 need you');
  expect(calls(program)).toEqual({ bells: 1, news: 1 });
  expect(program.raw).toContain('\u001B]9;dr-wizard: 3 need you: ');
  expect(program.raw).toContain('\u001B]2;INCIDENT example - 3 need you\u0007');
});

test('whoever looks at the terminal is not called', async () => {
  const program = open({ env: { TERM_PROGRAM: 'WezTerm' } });
  await program.shows('2 need you');
  program.press(FOCUS_IN, '?');
  await program.shows('Keys and marks');

  program.kill('SIGUSR2');

  await program.shows('3 need you');
  expect(calls(program)).toEqual({ bells: 0, news: 0 });
});

test('where it is not known who looks, only the bell rings; and not even that where it is off', async () => {
  const program = open({ env: { TERM_PROGRAM: 'WezTerm' } });
  const silent = open({ env: { TERM_PROGRAM: 'WezTerm', NOTIFY: 'off' } });
  await program.shows('2 need you');
  await silent.shows('2 need you');

  program.kill('SIGUSR2');
  silent.kill('SIGUSR2');

  await program.shows('3 need you');
  await silent.shows('3 need you');
  expect(calls(program)).toEqual({ bells: 1, news: 0 });
  expect(calls(silent)).toEqual({ bells: 0, news: 0 });
});

test('the title of the window is kept, and given back at the end', async () => {
  const program = open();
  await program.shows('2 need you');

  program.press(KEYS.ctrlC, KEYS.ctrlC);

  await program.exited;
  const [from, to] = ['\u001B[22;0t', '\u001B[23;0t'].map((one) => program.raw.indexOf(one));
  expect(from).toBeGreaterThan(-1);
  expect(to).toBeGreaterThan(from ?? 0);
  expect(program.raw.indexOf('\u001B]2;INCIDENT example - 2 need you\u0007')).toBeGreaterThan(
    from ?? 0,
  );
});
