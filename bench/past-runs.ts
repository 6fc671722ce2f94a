// What past runs teach, read from a home with 200 of them, against only JSON.parse of all their lines. Goals: the first time
// ≤ 3 ×, as the chain of each is verified and each is replayed; from then on ≤ 0.1 ×; never more than 100 ms at once, as a
// run is on the screen meanwhile. Half of the runs have a site of their own, as each practice range has.
import { Buffer } from 'node:buffer';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import process from 'node:process';
import { loadBook } from '../src/commands/load-book.ts';
import { pastOfHome } from '../src/commands/past-of-home.ts';
import { NO_LINE, writeLine } from '../src/journal/line.ts';
import { PAST_FILE } from '../src/journal/past-file.ts';
import type { Actor, Fact, ProofSeen } from '../src/model/event.ts';
import { aCause, found } from '../src/model/verdict.ts';
import { aCommandWorld } from '../test/support/command-world.ts';

const RUNS = 200;
const ROUNDS = 7;
const DAY = 86_400_000;
const NOW = Date.now();
const BY: Actor = { kind: 'wizard', name: 'dr-wizard', host: 'bench' };
const CAUSE = aCause('pods-missing', { ready: 312, wanted: 500, kind: 'Deployment', name: 'pay' });

const home = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-past-'));
const { world } = aCommandWorld(process.cwd(), { home, packageFolder: process.cwd() });
const loaded = loadBook(world, 'runbook/cluster-recovery', 'runbook/sites/example.yaml');
try {
  for (let run = 0; run < RUNS; run += 1) writeRun(run);
  const files = readdirSync(path.join(home, 'runs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => path.join(home, 'runs', name));
  const bytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0);
  console.log(`node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}`);
  console.log(`${RUNS} runs of ${loaded.book.steps.size} steps, ${Math.round(bytes / 1e6)} MB`);
  const rounds: { parse: number; first: number; again: number; block: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    rmSync(path.join(home, PAST_FILE), { force: true });
    const parse = await timed(async () => parseLines(files));
    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    const first = await timed(() => pastOfHome(world, loaded.book));
    delays.disable();
    const again = await timed(() => pastOfHome(world, loaded.book));
    // The first round only warms up.
    if (round > 0) rounds.push({ parse, first, again, block: delays.max / 1e6 });
  }
  const parse = median(rounds.map((one) => one.parse));
  const [first, again] = [
    median(rounds.map((one) => one.first)),
    median(rounds.map((one) => one.again)),
  ];
  console.log(`JSON.parse           ${parse.toFixed(0)} ms`);
  console.log(`read the first time  ${first.toFixed(0)} ms: ${(first / parse).toFixed(2)} × (≤ 3)`);
  console.log(
    `from then on         ${again.toFixed(0)} ms: ${(again / parse).toFixed(2)} × (≤ 0.1)`,
  );
  console.log(
    `longest block        ${median(rounds.map((one) => one.block)).toFixed(0)} ms (≤ 100)`,
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}

function writeRun(number: number): void {
  const run = number.toString(16).padStart(12, '0');
  const folder = path.join(home, 'runs', run);
  mkdirSync(folder, { recursive: true });
  const lines: string[] = [];
  let prev = NO_LINE;
  let at = NOW - (RUNS - number) * DAY;
  for (const fact of factsOf(number)) {
    at += 5000;
    const mode = number % 10 === 0 ? 'incident' : 'drill';
    const envelope = {
      v: 1,
      seq: lines.length + 1,
      at,
      mono: at,
      run,
      mode,
      by: BY,
      prev,
    } as const;
    const { text, hash } = writeLine(envelope, JSON.parse(JSON.stringify(fact)));
    prev = hash;
    lines.push(text);
  }
  writeFileSync(path.join(folder, 'journal.jsonl'), `${lines.join('\n')}\n`);
}

function factsOf(number: number): readonly Fact[] {
  const { runbook, site, sources, folder } = loaded;
  const isPractice = number % 2 === 1;
  const seen: ProofSeen = {
    proof: 0,
    found: found('wait', CAUSE),
    evidence: [{ file: 'evidence/0001-pods.txt', sha256: 'ab'.repeat(32), bytes: 9, cut: false }],
    at: NOW,
    durationMs: 40,
  };
  const steps = [...loaded.book.steps.keys()].flatMap((step): readonly Fact[] => [
    { type: 'step-started', step, attempt: 1, key: `run/${step}/1` },
    { type: 'action-applied', step, changed: true, created: [], evidence: [], until: NOW },
    { type: 'verdict-changed', step, seen },
    { type: 'verdict-changed', step, seen },
    { type: 'step-passed', step, seen: [{ ...seen, found: found('pass', null) }] },
  ]);
  return [
    {
      type: 'run-started',
      tool: world.tool,
      runbook,
      site: isPractice ? { ...site, sha256: `${site.sha256.slice(0, 60)}${number}` } : site,
      sources,
      cwd: process.cwd(),
      folder,
      options: {
        lang: 'en',
        kubeconfig: null,
        context: null,
        ...(isPractice ? { practice: true } : {}),
      },
    },
    ...steps,
    { type: 'run-finished', why: 'done', exitCode: 0 },
  ];
}

function parseLines(files: readonly string[]): number {
  let count = 0;
  for (const file of files)
    for (const line of Buffer.from(readFileSync(file)).toString('utf8').split('\n'))
      if (line !== '') count += Object.keys(JSON.parse(line)).length;
  return count;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
