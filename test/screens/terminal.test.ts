import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { bundled } from '../support/terminal/bundle.ts';
import { disposeAll, KEYS, PtyProgram, type PtyOptions } from '../support/terminal/pty.ts';

let app = '';

beforeAll(async () => {
  app = await bundled('test/support/terminal/fixture-app.tsx');
});
afterEach(disposeAll);

let record = '';
beforeEach(() => {
  record = path.join(mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-pty-')), 'record');
});

function open(options: PtyOptions = {}): PtyProgram {
  const env = { RECORD: record, ...options.env };
  return new PtyProgram(process.execPath, [app], { ...options, env });
}

function recorded(): readonly string[] {
  return existsSync(record) ? readFileSync(record, 'utf8').trimEnd().split('\n') : [];
}

test('Ctrl-C asks, a second one leaves the run open with exit code 130 and gives the terminal back', async () => {
  const program = open();
  await program.shows('DNS and front door');
  expect(program.isAlternate).toBe(true);

  program.press(KEYS.ctrlC);
  await program.shows('Leave the run?');
  program.press(KEYS.ctrlC);

  expect(await program.exited).toMatchObject({ exitCode: 130 });
  await program.shows('dr-wizard resume 7f3c00aa11bb');
  expect(program.isAlternate).toBe(false);
  expect(recorded()).toEqual(['stopped interrupted']);
});

test('keys pressed before the first frame tear nothing', async () => {
  const program = open();

  program.press(KEYS.enter, KEYS.down, KEYS.enter, KEYS.esc);

  await program.shows('INCIDENT');
  program.press('?');
  await program.shows('Keys and marks');
  expect(program.lines()[0]).toMatch(/^INCIDENT  example/);
});

test('an interrupt from outside asks as Ctrl-C does', async () => {
  const program = open();
  await program.shows('DNS and front door');

  program.kill('SIGINT');
  await program.shows('Leave the run?');
  program.kill('SIGINT');

  expect(await program.exited).toMatchObject({ exitCode: 130 });
});

test('Esc takes the question of Ctrl-C back', async () => {
  const program = open();
  await program.shows('DNS and front door');

  program.press(KEYS.ctrlC);
  await program.shows('Leave the run?');
  program.press(KEYS.esc);

  expect(await program.shows('DNS and front door')).not.toContain('Leave the run?');
});

test('keys that come in one chunk are all taken, Enter too', async () => {
  const program = open();
  await program.shows('DNS and front door');

  program.press('/eip\r\r');

  expect(await program.shows('i-0xi8k2mz41nq7d3c5b2a')).toContain('Bind it to the instance');
});

test('what is typed stands at the cursor of the terminal, wide characters included', async () => {
  const program = open();
  await program.shows('DNS and front door');

  program.press('/', '弹性ip');
  const screen = await program.shows('弹性ip');

  const row = screen.split('\n').findIndex((line) => line.includes('弹性ip'));
  const before = screen.split('\n')[row]?.split('弹性ip')[0] ?? '';
  expect(program.cursor).toEqual({ x: before.length + 6, y: row });
});

test('a paste of several lines is refused with words: nothing of it is taken, and Enter is never pressed', async () => {
  const program = open();
  await program.shows('DNS and front door');
  program.press('n');
  await program.shows('EIP address');
  program.press(KEYS.down, KEYS.down);

  program.paste('203.0.113.9\n203.0.113.10\n');

  expect(await program.shows('2 lines came at once; one is wanted.')).not.toContain('203.0.113.9');
  expect(recorded()).toEqual([]);
});

test('a value is checked when it is told: a wrong one is refused with what to do, a right one is recorded', async () => {
  const program = open();
  await program.shows('DNS and front door');
  program.press('n');
  await program.shows('EIP address');
  program.press(KEYS.down, KEYS.down, '47.91.20', KEYS.enter);
  await program.shows(/47\.91\.20\b.*\n.*47\.91\.20/);
  expect(recorded()).toEqual([]);

  program.press('.7', KEYS.enter);

  await vi.waitFor(() =>
    expect(recorded()).toEqual([
      '{"do":"answer","step":"bind-eip","value":{"master.eip":"47.91.20.7"}}',
    ]),
  );
});

test.each([
  ['SIGTERM', 'terminated'],
  ['SIGHUP', 'hangup'],
])('%s stops the run as %s and gives the terminal back', async (signal, why) => {
  const program = open();
  await program.shows('DNS and front door');

  program.kill(signal);

  await program.exited;
  expect(recorded()).toEqual([`stopped ${why}`]);
  expect(program.raw).toContain('\u001B[?1049l');
  expect(program.raw.lastIndexOf('\u001B[?25h')).toBeGreaterThan(
    program.raw.lastIndexOf('\u001B[?25l'),
  );
  expect(program.raw.trimEnd().lastIndexOf('\u001B[?7h')).toBeGreaterThan(
    program.raw.lastIndexOf('\u001B[?7l'),
  );
});

test('with CI set a terminal is a terminal all the same', async () => {
  const program = open({ env: { CI: 'true' } });

  expect(await program.shows('INCIDENT')).toContain('need you');
});

test('39 columns say in one line what is needed, and one more is enough', async () => {
  const program = open({ columns: 39, rows: 24 });
  const small = await program.shows('Needs 40x15');
  expect(small.trim().split('\n')).toHaveLength(1);

  program.resize(40, 15);

  await program.shows('need you');
});

test('after a storm of resizes the screen is that of a fresh start', async () => {
  const program = open();
  await program.shows('DNS and front door');
  const fresh = open({ columns: 90, rows: 26 });
  const wanted = await fresh.shows('41 pods');

  for (let step = 0; step < 20; step += 1)
    program.resize(60 + ((step * 37) % 80), 16 + (step % 20));
  program.resize(90, 26);

  await vi.waitFor(() => expect(withoutClock(program.screen())).toBe(withoutClock(wanted)));
});

test('while the terminal takes nothing the process goes on, and afterwards the screen is right', async () => {
  const beat = `${record}-beat`;
  const beats = () =>
    existsSync(beat) ? readFileSync(beat, 'utf8').trimEnd().split('\n').length : 0;
  const program = open({ env: { BEAT: beat } });
  await program.shows('DNS and front door');

  program.stall();
  const before = beats();
  await vi.waitFor(() => expect(beats()).toBeGreaterThan(before + 15));
  program.unstall();

  program.press(KEYS.ctrlC);
  expect(await program.shows('Leave the run?')).toContain('INCIDENT');
});

test('the language is switched at once', async () => {
  const program = open();
  await program.shows('need you');

  program.press('L');

  expect(await program.shows('项等你处理')).not.toContain('need you');
});

test('what is copied goes to the clipboard of the terminal', async () => {
  const program = open();
  await program.shows('DNS and front door');
  program.press('n');
  await program.shows('EIP address');

  program.press('y');

  await program.shows('Copied: i-0xi8k2mz41nq7d3c5b2a');
  const encoded = Buffer.from('i-0xi8k2mz41nq7d3c5b2a').toString('base64');
  expect(program.raw).toContain(`\u001B]52;c;${encoded}\u0007`);
});

test('the start asks what to do, then what is not clear yet, by arrows and Enter', async () => {
  const program = open({ env: { SCENE: 'start' } });
  await program.shows('INCIDENT on example  7f3c');

  program.press(KEYS.down, KEYS.enter);
  await program.shows('Which runbook?');
  program.press(KEYS.enter);
  await program.shows('start it: INCIDENT');
  program.press(KEYS.enter);

  expect(await program.exited).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(recorded()[0] ?? '')).toEqual({
    lang: 'en',
    picked: {
      is: 'new',
      mode: 'incident',
      practice: false,
      runbook: 'cluster-recovery',
      site: 'example.yaml',
      context: null,
    },
  });
});

test('the start goes back with Esc and leaves with Esc', async () => {
  const program = open({ env: { SCENE: 'start' } });
  await program.shows('INCIDENT on example  7f3c');

  program.press(KEYS.down, KEYS.enter);
  await program.shows('Which runbook?');
  program.press(KEYS.esc);
  await program.shows('INCIDENT on example  7f3c');
  program.press(KEYS.esc);

  expect(await program.exited).toMatchObject({ exitCode: 0 });
  expect(recorded()).toEqual(['null']);
});

/** The clock and ages move on their own; the rest has to be equal. */
function withoutClock(screen: string): string {
  return screen.replaceAll(/\d+[hms]( \d\d[ms])?|\d:\d\d(:\d\d)?/g, 'TIME');
}
