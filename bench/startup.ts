// How soon the wizard is there, against `node -e 0`. Goals: --version ≤ 2 ×, the line before the screens ≤ 2 ×, first frame
// ≤ 5 ×. Each is started many times, in turns; the medians count. The compile cache is warm, as on every start but the first.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pty from '@lydell/node-pty';

const ROUNDS = 21;
const PROGRAM = path.resolve(import.meta.dirname, '../dist/dr-wizard.js');
/** The first thing that a person can read and choose. */
const FIRST_FRAME = '❯';
/** What stands there until then. */
const SPLASH = 'dr-wizard';

const home = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-startup-'));
const env = { ...process.env, DR_WIZARD_HOME: home, XDG_CACHE_HOME: home, TERM: 'xterm-256color' };
try {
  console.log(`node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}`);
  await firstFrame();
  const nothing: number[] = [];
  const version: number[] = [];
  const splash: number[] = [];
  const frame: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    nothing.push(ended(['-e', '0']));
    version.push(ended([PROGRAM, '--version']));
    const seen = await firstFrame();
    splash.push(seen.splash);
    frame.push(seen.frame);
  }
  console.log(`node -e 0     ${median(nothing).toFixed(0)} ms`);
  report('--version', median(version), median(nothing), 2);
  report('splash', median(splash), median(nothing), 2);
  report('first frame', median(frame), median(nothing), 5);
} finally {
  rmSync(home, { recursive: true, force: true });
}

function ended(argv: readonly string[]): number {
  const from = performance.now();
  spawnSync(process.execPath, argv, { env, stdio: 'ignore' });
  return performance.now() - from;
}

function firstFrame(): Promise<{ readonly splash: number; readonly frame: number }> {
  const from = performance.now();
  const terminal: { [name: string]: string | undefined } = { ...env };
  delete terminal['CI'];
  const child = pty.spawn(process.execPath, [PROGRAM, '--lang', 'en'], {
    cols: 80,
    rows: 24,
    env: terminal,
    name: 'xterm-256color',
  });
  return new Promise((resolve) => {
    let seen = '';
    let splash = Number.NaN;
    let frame = Number.NaN;
    child.onData((text) => {
      seen += text;
      if (Number.isNaN(splash) && seen.includes(SPLASH)) splash = performance.now() - from;
      if (!Number.isNaN(frame) || !seen.includes(FIRST_FRAME)) return;
      frame = performance.now() - from;
      // Left as a person leaves, so that what was compiled is kept for the next start.
      child.write('\u0003');
    });
    child.onExit(() => resolve({ splash, frame }));
  });
}

function report(name: string, ours: number, nothing: number, goal: number): void {
  const ratio = ours / nothing;
  const verdict = ratio <= goal ? 'reached' : 'MISSED';
  console.log(
    `${name.padEnd(13)} ${ours.toFixed(0)} ms = ${ratio.toFixed(2)} × (goal ≤ ${goal} ×: ${verdict})`,
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
