import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { goal, least, median, percentile } from './figures.ts';
import { Watched } from './watched.ts';

const LINES = 10_000;
const KEYS = 200;
const STEPS = 2000;
const WRITER = path.join(import.meta.dirname, 'writer.mjs');
/** A step that is named by its position is found by it. */
const SEARCHED = '2.6.2';

const DOWN = '\u001B[B';
const UP = '\u001B[A';
const ESC = '\u001B';
/** The byte of Esc may be the first of a sequence (screens/terminal/replies.ts). */
const ESC_WAIT_MS = 10;
const ENTER = '\r';
/** As a terminal sends a key that is held. */
const REPEAT_MS = 33;
const HELD_MS = 8000;
const IDLE_MS = 20_000;

const numberOf = (line: string | undefined): number =>
  Number(/line (\d{8})/.exec(line ?? '')?.[1] ?? Number.NaN);
const firstNumber = (lines: readonly string[]): number =>
  numberOf(lines.find((line) => /line \d{8}/.test(line)));

function options(file: string): string[] {
  return process.env['PROFILE'] === undefined
    ? [file]
    : ['--cpu-prof', `--cpu-prof-dir=${process.env['PROFILE']}`, file];
}

/** The log of a step is open while it writes so many lines a second. */
export async function busyLog(file: string): Promise<void> {
  const program = new Watched(options(file), { LINES: String(LINES), WRITER });
  await program.shows((lines) => lines.some((line) => line.includes('2.6')));
  program.press('/');
  await sleep(200);
  program.press(SEARCHED);
  await sleep(200);
  program.press(ENTER);
  await sleep(200);
  program.press(ENTER);
  await sleep(200);
  program.press('l');
  await program.shows((lines) => !Number.isNaN(firstNumber(lines)));
  // The ring is full, and what is hot is compiled.
  await sleep(3000);

  const [cpu, at, frames] = [program.cpuMs(), performance.now(), program.frames];
  await sleep(10_000);
  const ms = performance.now() - at;
  const share = ((program.cpuMs() - cpu) / ms) * 100;
  const perSecond = ((program.frames - frames) / ms) * 1000;
  goal(
    '10,000 lines/s, log open: processor',
    share,
    50,
    '% of a core',
    `, ${perSecond.toFixed(0)} frames/s`,
  );

  const help = await keyTimes(program, [
    ['?', (lines) => lines.every((line) => Number.isNaN(numberOf(line)))],
    [ESC, (lines) => !Number.isNaN(firstNumber(lines))],
  ]);
  report(
    '10,000 lines/s: key to screen, a page opened',
    help.filter((_, index) => index % 2 === 0),
  );
  report(
    `10,000 lines/s: Esc, ${ESC_WAIT_MS} ms of it waiting for more`,
    help.filter((_, index) => index % 2 === 1),
  );
  program.press(UP);
  await sleep(500);
  const scroll: number[] = [];
  for (let index = 0; index < KEYS; index += 1) {
    const before = firstNumber(program.lines());
    const key = index % 20 < 10 ? UP : DOWN;
    scroll.push(await program.took(key, (lines) => firstNumber(lines) !== before));
    await sleep(20 + Math.random() * 100);
  }
  report('10,000 lines/s: key to screen, scrolling', scroll);
  goal('10,000 lines/s: memory', program.memoryMb('VmHWM'), 150, 'MB');
  await program.end();
}

async function keyTimes(
  program: Watched,
  keys: readonly (readonly [string, (lines: readonly string[]) => boolean])[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < KEYS; index += 1) {
    const [key, is] = keys[index % keys.length] ?? ['', () => true];
    times.push(await program.took(key, is));
    // At any moment between two frames.
    await sleep(20 + Math.random() * 100);
  }
  return times;
}

function report(name: string, times: readonly number[]): void {
  const more = `, median ${median(times).toFixed(0)} ms`;
  goal(`${name}, p99`, percentile(times, 0.99), 50, 'ms', more);
}

/** Nothing happens but the clock. */
export async function idle(file: string): Promise<void> {
  const program = new Watched(options(file), {}, { columns: 160, rows: 50 });
  await program.shows((lines) => lines.some((line) => line.includes('2.6')));
  await sleep(3000);
  const [cpu, at, frames, bytes] = [
    program.cpuMs(),
    performance.now(),
    program.frames,
    program.bytes,
  ];
  await sleep(IDLE_MS);
  const ms = performance.now() - at;
  const perFrame = (program.bytes - bytes) / Math.max(1, program.frames - frames);
  goal(
    'idle, 160x50, a clock of 1 Hz: processor',
    ((program.cpuMs() - cpu) / ms) * 100,
    3,
    '% of a core',
    `, ${(((program.frames - frames) / ms) * 1000).toFixed(1)} frames/s of ${perFrame.toFixed(0)} bytes`,
  );
  await program.end();
}

/** The arrow is held in a runbook of so many steps, all of them unfolded. */
export async function scrolling(file: string): Promise<void> {
  for (const [columns, rows] of [
    [80, 24],
    [160, 50],
  ] as const) {
    const program = new Watched(options(file), { STEPS: String(STEPS) }, { columns, rows });
    await program.shows((lines) => lines.some((line) => line.includes('section-0')));
    await sleep(1000);
    program.press('/');
    await sleep(500);
    // All of them match: a search unfolds what it finds.
    program.press('deploy');
    await sleep(1000);
    const seen = new Set<string>();
    const [cpu, from, frames] = [program.cpuMs(), performance.now(), program.frames];
    while (performance.now() - from < HELD_MS) {
      program.press(DOWN);
      await sleep(REPEAT_MS);
      seen.add(program.lines().join('\n'));
    }
    const ms = performance.now() - from;
    await sleep(1000);
    least(
      `2,000 steps, ${columns}x${rows}: scrolls`,
      ((program.frames - frames) / ms) * 1000,
      10,
      'frames/s',
    );
    console.log(
      `  ${seen.size} pictures, processor ${(((program.cpuMs() - cpu) / ms) * 100).toFixed(0)} % of a core`,
    );
    const cursor = (lines: readonly string[]) => lines.find((line) => line.startsWith('❯')) ?? '';
    const times: number[] = [];
    for (let index = 0; index < KEYS / 2; index += 1) {
      const before = cursor(program.lines());
      times.push(
        await program.took(index % 20 < 10 ? DOWN : UP, (lines) => cursor(lines) !== before),
      );
      await sleep(20 + Math.random() * 60);
    }
    report(`2,000 steps, ${columns}x${rows}: key to screen`, times);
    await program.end();
  }
}
