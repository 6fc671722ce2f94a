import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { bundled } from '../../support/terminal/bundle.ts';
import { disposeAll, KEYS, PtyProgram, type PtyOptions } from '../../support/terminal/pty.ts';

/* What becomes of the terminal between the screens and the shell that they were started from. */

const CTRL_Z = '\u001A';
let app = '';
let folder = '';

beforeAll(async () => {
  app = await bundled('test/support/terminal/fixture-app.tsx');
});
afterEach(disposeAll);
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-pty-'));
});

function envOf(more: PtyOptions['env'] = {}): { readonly [name: string]: string } {
  return { RECORD: path.join(folder, 'record'), PID: path.join(folder, 'pid'), ...more };
}

/** Started by a person at a prompt. */
async function fromShell(options: PtyOptions = {}): Promise<PtyProgram> {
  const shell = new PtyProgram('/bin/bash', ['--norc', '--noprofile', '-i'], {
    ...options,
    env: { PS1: 'prompt: ', ...envOf(options.env) },
  });
  await shell.shows('prompt:');
  shell.press(`${process.execPath} ${app}\r`);
  await shell.shows('DNS and front door');
  return shell;
}

function recorded(): string {
  const file = path.join(folder, 'record');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function withoutClock(screen: string): string {
  return screen.replaceAll(/\d+[hms]( \d\d[ms])?|\d:\d\d(:\d\d)?/g, 'TIME');
}

test('Ctrl-Z gives the shell back and says that the run stands still; fg shows it at the size of now', async () => {
  const shell = await fromShell();

  shell.press(CTRL_Z);
  const stopped = await shell.shows(/Come back with: {2}fg[^]*prompt: $/m);
  expect(stopped).toContain('the run stands still');
  expect(shell.isAlternate).toBe(false);
  shell.resize(100, 30);
  shell.press('echo "$((6 * 7)) columns"\r');
  await shell.shows('42 columns');
  shell.press('fg\r');

  const fresh = await fromShell({ columns: 100, rows: 30 });
  await shell.shows('Here again: the run goes on.');
  shell.press('?', KEYS.esc);
  fresh.press('?', KEYS.esc);
  await vi.waitFor(
    () => expect(withoutClock(shell.screen())).toBe(withoutClock(fresh.screen())),
    4000,
  );
  expect(shell.isAlternate).toBe(true);
});

test('what is typed for the shell decides nothing once the screens are back', async () => {
  const shell = await fromShell();
  shell.press('n');
  await shell.shows('EIP address');
  shell.press(KEYS.down, KEYS.down, '47.91.20.7');
  await shell.shows('47.91.20.7');

  shell.press(`${CTRL_Z}\r\r`, '\r', CTRL_Z, '\r');
  await shell.shows('Come back with:  fg');
  shell.press('fg\r\r\r');

  await shell.shows('Here again: the run goes on.');
  expect(recorded()).toBe('');
  shell.press(KEYS.enter);
  await vi.waitFor(() => expect(recorded()).toContain('47.91.20.7'));
});

test('a stop from outside gives the terminal back as well', async () => {
  const shell = await fromShell();

  process.kill(Number(readFileSync(path.join(folder, 'pid'), 'utf8')), 'SIGTSTP');

  await shell.shows('Come back with:  fg');
  expect(shell.isAlternate).toBe(false);
  shell.press('fg\r');
  await shell.shows('Here again: the run goes on.');
});

test('where no shell is there to stop for, Ctrl-Z says so and the run goes on', async () => {
  const program = new PtyProgram(process.execPath, [app], { env: envOf() });
  await program.shows('DNS and front door');

  program.press(CTRL_Z);

  await program.shows('No shell is there');
  program.press(KEYS.ctrlC);
  expect(await program.shows('Leave the run?')).toContain('INCIDENT');
});

test('stopped and continued behind its back, it takes the terminal again', async () => {
  const shell = await fromShell();
  shell.press('?');
  await shell.shows('Keys and marks');
  const pid = Number(readFileSync(path.join(folder, 'pid'), 'utf8'));

  process.kill(pid, 'SIGSTOP');
  await shell.shows('prompt:');
  shell.press('fg\r');

  await shell.shows(/^INCIDENT[^]*Keys and marks/);
  shell.press(KEYS.esc);
  expect(await shell.shows('DNS and front door')).not.toContain('Keys and marks');
});

test.each(['/bin/bash', '/bin/sh'])(
  'killed below %s, it leaves a terminal that a person can use, and says how to go on',
  async (file) => {
    const script = `${process.execPath} ${app}; read x; stty -a; echo "got $x"`;
    const shell = new PtyProgram(file, ['-c', script], { env: envOf() });
    await shell.shows('DNS and front door');
    // The first frame does not wait for what watches over the terminal.
    shell.press('?');
    await shell.shows('Keys and marks');

    process.kill(Number(readFileSync(path.join(folder, 'pid'), 'utf8')), 'SIGKILL');

    await shell.shows('dr-wizard resume 7f3c00aa11bb');
    expect(shell.isAlternate).toBe(false);
    shell.press('typed\r');
    const modes = await shell.shows('got typed');
    expect(modes).toMatch(/(^|\n)isig icanon [^]* echo /);
  },
);

test('another program that has the terminal gets every key that is typed, and the screens get the rest', async () => {
  const program = new PtyProgram(process.execPath, [app], { env: envOf({ SCENE: 'lend' }) });

  for (let round = 1; round <= 15; round += 1) {
    await program.shows(`lent ${round - 1} times`);
    program.press('!');
    await vi.waitFor(() => expect(program.isAlternate).toBe(false));
    program.press(`line ${round}\r`);
    await program.shows(`lent ${round} times`);
    expect(program.isAlternate).toBe(true);
    expect(program.raw).toContain(`got line ${round}\r`);
  }
  program.press('x');
  await program.shows('typed [x]');
  program.press('q');
  expect(await program.exited).toMatchObject({ exitCode: 0 });
});

test('Ctrl-C in another program that has the terminal is that program’s', async () => {
  const program = new PtyProgram(process.execPath, [app], { env: envOf({ SCENE: 'lend' }) });
  await program.shows('lent 0 times');
  program.press('!');
  await vi.waitFor(() => expect(program.isAlternate).toBe(false));

  program.press(KEYS.ctrlC);

  await program.shows('lent 1 times');
});
