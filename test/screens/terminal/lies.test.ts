import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import xterm from '@xterm/headless';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { bundled } from '../../support/terminal/bundle.ts';
import { disposeAll, KEYS, PtyProgram, type PtyOptions } from '../../support/terminal/pty.ts';

/* Terminals that are silent, late, wrong or broken. */

const FOCUS_OUT = '\u001B[O';
// oxlint-disable-next-line no-control-regex -- what a terminal with one screen does not know
const OTHER_SCREEN = /\u001B\[\?1049[hl]/g;
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

function recorded(): string {
  return existsSync(record) ? readFileSync(record, 'utf8') : '';
}

test('a terminal that draws lines two columns wide is given ASCII', async () => {
  const program = open({ answer: (reply) => reply.replace('[1;2R', '[1;3R') });

  const screen = await program.shows((text) => text.includes('INCIDENT') && !text.includes('─'));

  expect(screen).toContain('----------');
  expect(screen).toContain('> ');
});

test('the start is in ASCII there too', async () => {
  const program = open({
    env: { SCENE: 'start' },
    answer: (reply) => reply.replace('[1;2R', '[1;3R'),
  });

  expect(await program.shows(/^> .*INCIDENT on example  7f3c/m)).not.toContain('❯');
});

test('a terminal that answers nothing shows the first frame, as it is', async () => {
  const program = open({ answer: () => '' });

  expect(await program.shows('DNS and front door')).toContain('─');
});

test('answers that are late, torn or made up press no key', async () => {
  const program = open({ answer: () => '' });
  const before = await program.shows('DNS and front door');
  program.press('n');
  await program.shows('EIP address');
  program.press(KEYS.esc);
  await program.shows('DNS and front door');

  program.press('\u001B[1;2R', '\u001B[?64;1;2', 'c\u001B]11;rgb:1', '2/x\u0007', '\u001B[?0u');
  program.press('\u001BP>|q', 'x\u001B\\', '\u001B[<0;1;1M', '\u001B[M', ' !!', FOCUS_OUT);
  program.press('L');
  await program.shows('项等你处理');
  program.press('L');

  await program.shows('need you');
  expect(withoutClock(program.lines().slice(3, 14).join('\n'))).toBe(
    withoutClock(before.split('\n').slice(3, 14).join('\n')),
  );
  expect(recorded()).toBe('');
});

test.each([
  ['0x0', 0, 0, 'DNS and front door'],
  ['1x1', 1, 1, ''],
  ['10000x3', 10_000, 3, 'Needs 40x15'],
  ['5000x5000', 5000, 5000, 'DNS and front door'],
])('a terminal that says it is %s ends nothing', async (_what, columns, rows, shown) => {
  const sized = `stty columns ${columns} rows ${rows}; exec ${process.execPath} ${app}`;
  const program = new PtyProgram('/bin/sh', ['-c', sized], { env: { RECORD: record } });

  await vi.waitFor(() => expect(program.raw).toContain(shown));
  await vi.waitFor(() => expect(program.raw).toContain('\u001B[?2026l'));
  program.press(KEYS.ctrlC, KEYS.ctrlC);

  expect(await program.exited).toMatchObject({ exitCode: 130 });
});

test('a terminal with one screen only is left with the last words alone', async () => {
  const program = open();
  await program.shows('DNS and front door');

  program.press(KEYS.ctrlC, KEYS.ctrlC);

  await program.exited;
  const shown = await replayed(program.raw.replaceAll(OTHER_SCREEN, ''));
  expect(shown.find((line) => line !== '')).toMatch(/^INCIDENT .* steps passed/);
  expect(shown.join('\n')).not.toContain('DNS and front door');
});

test('a copy reaches tmux by its own command: it drops those of programs unless it was told otherwise', async () => {
  const folder = path.dirname(record);
  writeFileSync(path.join(folder, 'tmux'), '#!/bin/sh\n(echo "$@"; cat) >"${0%tmux}record"\n');
  chmodSync(path.join(folder, 'tmux'), 0o755);
  const program = open({
    env: { TMUX: '/tmp/tmux,1,0', PATH: `${folder}:${process.env['PATH'] ?? ''}` },
  });
  await program.shows('DNS and front door');

  program.press('v');
  await program.shows('Values');
  program.press('y');

  await program.shows('Copied');
  await vi.waitFor(() => expect(recorded()).toBe('load-buffer -w -\ni-0xi8k2mz41nq7d3c5b2a'));
});

test('five storms of resizes end as a fresh start looks', async () => {
  const fresh = open({ columns: 90, rows: 26 });
  const wanted = withoutClock(await fresh.shows('41 pods'));
  const program = open();
  await program.shows('DNS and front door');

  for (let storm = 0; storm < 5; storm += 1) {
    for (let step = 0; step < 20; step += 1)
      program.resize(60 + (((step + storm) * 37) % 80), 16 + ((step * 7 + storm) % 20));
    program.resize(90, 26);
    await vi.waitFor(() => expect(withoutClock(program.screen())).toBe(wanted));
  }
  expect(program.isAlternate).toBe(true);
});

test('something thrown where keys are read gives the terminal back before it is said', async () => {
  const program = open({ env: { BROKEN: '1' } });
  await program.shows('DNS and front door');
  program.press('n');
  await program.shows('EIP address');
  program.press(KEYS.down, KEYS.down, '47.91.20.7', KEYS.enter);

  expect(await program.exited).toMatchObject({ exitCode: 1 });
  expect(program.isAlternate).toBe(false);
  expect(program.screen()).toContain('broken on purpose');
});

/** What stands on an 80x24 screen after all that was written. */
async function replayed(written: string): Promise<readonly string[]> {
  const terminal = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  await new Promise<void>((resolve) => {
    terminal.write(written, resolve);
  });
  const { active } = terminal.buffer;
  return Array.from(
    { length: 24 },
    (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
  );
}

/** The clock and ages move on their own; the rest has to be equal. */
function withoutClock(screen: string): string {
  return screen.replaceAll(/\d+[hms]( \d\d[ms])?|\d:\d\d(:\d\d)?/g, 'TIME');
}
