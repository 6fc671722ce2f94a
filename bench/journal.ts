// The journal against the least that can be done: raw write + fsync of the same bytes, and JSON.parse of the same lines.
// Goals: append ≤ 1.5 ×, replay ≤ 3 ×. Rounds are paired and take turns, the median of their ratios counts.
import { Buffer } from 'node:buffer';
import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createRun, newRunId } from '../src/journal/create-run.ts';
import { readJournal } from '../src/journal/read-journal.ts';
import { createRedactor } from '../src/journal/redact.ts';
import type { Actor, Fact } from '../src/model/event.ts';
import { aCause, found } from '../src/model/verdict.ts';

const APPENDED = 1000;
const REPLAYED = 10_000;
const ROUNDS = 9;
/** As many as an executor has at work: six actions, and probes whose verdicts change meanwhile. */
const AT_ONCE = 12;
const TMPFS = 0x01021994;

const BY: Actor = { kind: 'wizard', name: 'dr-wizard', host: 'bench' };

// The checkout's own disk: temporary folders are memory on many machines.
const folder = await mkdtemp(path.join(process.cwd(), '.bench-journal-'));
try {
  const { type } = await statfs(folder);
  console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}`);
  console.log(`in ${path.dirname(folder)}, file system 0x${type.toString(16)}`);
  if (type === TMPFS) console.log('This is memory, not a disk: the figures of append say nothing.');

  report('append, each awaited', 'write + fsync', 1.5, await paired(appendEach, rawFsync));
  report('append, same with secrets', 'write + fsync', 1.5, await paired(appendSecret, rawFsync));
  report(`append, ${AT_ONCE} at once`, 'write + fsync', 1.5, await paired(appendAtOnce, rawFsync));

  const { file } = await appendAtOnce(REPLAYED);
  const replay = async (): Promise<Run> => ({ file, ms: await timed(() => readJournal(file)) });
  const parse = async (): Promise<Run> => ({ file, ms: await timed(() => parseLines(file)) });
  report(`replay of ${REPLAYED}`, 'JSON.parse', 3, await paired(replay, parse));
} finally {
  await rm(folder, { recursive: true, force: true });
}

type Run = { readonly file: string; readonly ms: number };
type Pair = { readonly ours: number; readonly raw: number };

async function paired(
  ours: () => Promise<Run>,
  raw: (like: string) => Promise<Run>,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const one = await ours();
    const other = await raw(one.file);
    if (round > 0) pairs.push({ ours: one.ms, raw: other.ms });
  }
  return pairs;
}

function report(what: string, against: string, goal: number, pairs: readonly Pair[]): void {
  const ratio = median(pairs.map((pair) => pair.ours / pair.raw));
  const cells = [
    what.padEnd(26),
    `${median(pairs.map((pair) => pair.ours)).toFixed(1)} ms`.padStart(10),
    `${against} ${median(pairs.map((pair) => pair.raw)).toFixed(1)} ms`.padStart(24),
    `${ratio.toFixed(2)} ×`.padStart(8),
    `goal ≤ ${goal} ×`.padStart(13),
    ratio <= goal ? 'met' : 'MISSED',
  ];
  console.log(cells.join('  '));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function aJournal(redactor = createRedactor()) {
  const clock = { now: () => Date.now(), mono: () => performance.now() };
  return await createRun(folder, newRunId(), 'incident', { clock, redactor });
}

async function appendEach(redactor = createRedactor()): Promise<Run> {
  const journal = await aJournal(redactor);
  const ms = await timed(async () => {
    for (let n = 0; n < APPENDED; n += 1) await journal.append(aFact(n), BY);
  });
  await journal.close();
  return { file: path.join(journal.folder, 'journal.jsonl'), ms };
}

async function appendSecret(): Promise<Run> {
  const redactor = createRedactor();
  for (const name of ['registry.password', 'ssh.key', 'database.password'])
    redactor.add(name, `${name}-Tr0ub4dor&3`);
  return await appendEach(redactor);
}

async function appendAtOnce(events = APPENDED): Promise<Run> {
  const journal = await aJournal();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < events) {
      next += 1;
      await journal.append(aFact(next), BY);
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: AT_ONCE }, worker)));
  await journal.close();
  return { file: path.join(journal.folder, 'journal.jsonl'), ms };
}

/** The same bytes, line by line, with the fewest calls there are and none of them asynchronous. */
async function rawFsync(like: string): Promise<Run> {
  const lines = readFileSync(like, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => Buffer.from(`${line}\n`));
  const file = `${like}.raw`;
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;
  const fd = openSync(file, flags, 0o600);
  const ms = await timed(async () => {
    for (const line of lines) {
      writeSync(fd, line);
      fsyncSync(fd);
    }
  });
  closeSync(fd);
  return { file, ms };
}

async function parseLines(file: string): Promise<unknown> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}

/** What a run mostly records: steps that start and end, values, verdicts with their causes. */
function aFact(n: number): Fact {
  const step = `workload-${n % 40}`;
  const evidence = [
    { file: `evidence/${n}-pods.txt`, sha256: 'e'.repeat(64), bytes: 2048, cut: false },
  ];
  switch (n % 4) {
    case 0:
      return { type: 'step-started', step, attempt: 1, key: `a1b2c3d4e5f6/${step}/1` };
    case 1:
      return {
        type: 'value-found',
        step,
        name: 'ingress.external',
        value: '192.0.2.7',
        source: step,
      };
    case 2:
      return { type: 'step-passed', step, seen: [] };
    default:
      return {
        type: 'verdict-changed',
        step,
        seen: {
          proof: 0,
          found: found('wait', aCause('pods-pending', { ready: n % 7, wanted: 7 }, { count: 2 })),
          evidence,
          at: 1_795_000_000_000 + n,
          durationMs: 41,
        },
      };
  }
}
