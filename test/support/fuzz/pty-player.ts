import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fits } from '../../../screens/fits.ts';
import type { Size } from '../../../screens/stage.ts';
import type { Decision, DecisionKind } from '../../../src/model/event.ts';
import type { Lang } from '../../../src/text/index.ts';
import { checkFrames } from '../operator/frames.ts';
import { PROGRAM } from '../program.ts';
import { PtyProgram } from '../terminal/pty.ts';
import { SAID_BY_TERMINALS, sentBy } from './bytes.ts';
import { unconfirmed } from './confirmed.ts';
import { decisionsIn } from './journal-tail.ts';
import { key, keysOf, type Op } from './op.ts';
import { randomFrom } from './random.ts';

export type PlayedInTerminal = {
  /** How many of the things were done before the program ended, or all of them. */
  readonly done: number;
  readonly frames: number;
  readonly faults: readonly string[];
  readonly decided: ReadonlyMap<DecisionKind, number>;
  /** null where it was still there. */
  readonly exitCode: number | null;
};

const DESIGN: Size = { columns: 80, rows: 24 };
/** Without output for so long, a screen is taken to be what the key before led to. */
const CALM_MS = 50;
const BUSY_MS = 2000;
/** A decision is written a moment after its key: the screens of the last few keys may explain it. */
const REMEMBERED = 12;
/** Nothing that is typed may reach a program that does what it is told. */
const HARMLESS = { SHELL: '/bin/true', EDITOR: 'true', VISUAL: 'true', PAGER: 'true' };

/**
 * The built program in a pseudo-terminal, in the practice range. Coarser than `player.ts`, as a program cannot be asked
 * what was on the screen when it took a key: every screen since the last few Enters counts, and all that was typed.
 */
export async function playedInTerminal(
  argv: readonly string[],
  ops: readonly Op[],
): Promise<PlayedInTerminal> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-test-'));
  const passing = path.join(home, 'tmp');
  mkdirSync(passing);
  const env = { ...HARMLESS, DR_WIZARD_HOME: home, TMPDIR: passing, LC_ALL: 'C.UTF-8' };
  const program = new PtyProgram(process.execPath, [PROGRAM, ...argv], { ...DESIGN, env });
  const sizes = [{ ...DESIGN, at: 0, isTooSmall: false }];
  const decided = new Map<DecisionKind, number>();
  const faults: string[] = [];
  const newDecisions = decisionsIn(home);
  let ended: number | null = null;
  let typed = '';
  let remembered: readonly Screen[] = [];
  void program.exited.then(({ exitCode }) => (ended = exitCode));

  const look = async (): Promise<void> => {
    await calm(program);
    remembered = [...remembered, { rows: program.lines() }].slice(-REMEMBERED);
    for (const decision of newDecisions()) {
      decided.set(decision.do, (decided.get(decision.do) ?? 0) + 1);
      const why = unexplained(decision, remembered, typed);
      if (why !== undefined)
        faults.push(`Not confirmed: ${why}\n${JSON.stringify(decision)}\n${program.screen()}`);
    }
  };
  const press = async (op: Extract<Op, { is: 'key' }>): Promise<void> => {
    if (op.name === 'enter') await look();
    typed += op.text;
    program.press(sentBy(op));
  };
  const play = async (op: Op): Promise<void> => {
    if (op.is === 'paste') {
      typed += op.text;
      program.paste(op.text);
    } else if (op.is === 'resize') {
      sizes.push({ ...op.size, at: program.raw.length, isTooSmall: !fits(op.size) });
      program.resize(op.size.columns, op.size.rows);
    } else if (op.is === 'world') for (const one of besides(op.n, program)) await press(one);
    else await press(op);
  };

  let done = 0;
  try {
    await program.shows(() => program.isAlternate && program.screen().includes('───'), 60_000);
    for (const op of ops) {
      if (ended !== null || faults.length > 0) break;
      await play(op);
      done += 1;
    }
    await look();
    const checked = await checkFrames({ raw: program.raw, sizes });
    faults.push(...checked.faults);
    if (checked.faults.length > 0) faults.push(`All that it wrote: ${kept(program.raw)}`);
    return { done, frames: checked.count, faults, decided, exitCode: ended };
  } finally {
    program.kill('SIGTERM');
    await program.exited;
    program.dispose();
    rmSync(home, { recursive: true, force: true });
  }
}

const LANGS: readonly Lang[] = ['en', 'zh-CN'];

type Screen = { readonly rows: readonly string[] };

/** A fault of a frame is in what led to it. */
function kept(raw: string): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-raw-')), 'raw.txt');
  writeFileSync(file, raw);
  return file;
}

/** What no key is: a word of the screen typed as it stands there, or what a terminal says by itself. */
function besides(n: number, program: PtyProgram): readonly Extract<Op, { is: 'key' }>[] {
  const random = randomFrom(n);
  if (random.int(3) === 0) {
    const text = random.of(SAID_BY_TERMINALS);
    return [{ is: 'key', name: text, text }];
  }
  const words = program.screen().match(/[\w./-]{3,}/g) ?? [];
  const word = words[random.int(Math.max(1, words.length))] ?? 'practice';
  return [...keysOf(word), key('enter')].filter((op) => op.is === 'key');
}

/** Once it says nothing more and waits for input or for a timer: on a busy machine silence alone may only be a long turn. */
async function calm(program: PtyProgram): Promise<void> {
  const until = Date.now() + BUSY_MS;
  let [length, since] = [program.raw.length, Date.now()];
  while (Date.now() < until && Date.now() - since < CALM_MS) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    if (program.raw.length !== length || isAtWork(program.pid))
      [length, since] = [program.raw.length, Date.now()];
  }
}

/** One of its threads is `R` or `D` in proc(5): it has a core, waits for one, or for the disk that a decision goes to. */
function isAtWork(pid: number): boolean {
  try {
    const tasks = `/proc/${pid}/task`;
    return readdirSync(tasks).some((id) => {
      const stat = readFileSync(`${tasks}/${id}/stat`, 'latin1');
      return /^[RD]/.test(stat.slice(stat.lastIndexOf(')') + 2));
    });
  } catch {
    return false;
  }
}

function unexplained(
  decision: Decision,
  screens: readonly Screen[],
  typed: string,
): string | undefined {
  const why = new Set<string>();
  for (const { rows } of screens.toReversed())
    for (const cursor of cursorsOf(rows))
      for (const lang of LANGS) {
        const not = unconfirmed(decision, { lang, rows, cursor, typed, key: 'enter' });
        if (not === undefined) return undefined;
        why.add(not);
      }
  return [...why].join('; ');
}

/** A wide screen has a cursor in each of its panes. */
function cursorsOf(rows: readonly string[]): readonly (string | null)[] {
  return [
    null,
    ...rows.flatMap((row) =>
      row
        .split('❯ ')
        .slice(1)
        .map((one) => (one.split('│')[0] ?? '').trim()),
    ),
  ];
}
