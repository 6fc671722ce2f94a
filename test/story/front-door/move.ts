/*
 * Watches a name through the built program while somebody moves it in DNS, and prints what was seen as JSON. Only ever
 * started inside a network namespace without a way out.
 */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { waitUntil } from '../../support/control-plane/wait-until.ts';
import type { RunEvent } from '../../../src/model/event.ts';
import type { Verification } from '../../../src/model/report.ts';
import { PROGRAM, runProgram, type Ended } from '../../support/program.ts';
import { webIngress } from './ingress.ts';
import { ANSWERS, NAMES, NEW, OLD, RUNBOOK, SITE } from './move-book.ts';
import { FIRST, namespaceWorld, SECOND, TTL } from './namespace-world.ts';

export type Watched = {
  /** Each sheet of JSON in its order. */
  readonly sheets: readonly Verification[];
  /** When the first server, and then the other one, was changed. */
  readonly changedAt: readonly [number, number];
  readonly text: string;
  readonly ends: readonly (number | null)[];
  readonly before: { readonly [output: string]: Ended };
  readonly after: { readonly [output: string]: Ended };
};

/** A run where the record is only set after the operator has said that it is. */
export type Run = {
  readonly ended: Pick<Ended, 'exitCode' | 'stderr'>;
  readonly saidAt: number;
  readonly changedAt: number;
  readonly events: readonly RunEvent[];
};

const TO_NEW = NAMES.flatMap((name) => [`delete ${name}. A`, `add ${name}. ${TTL} A ${NEW}`]);
const VERIFY = ['verify', 'move.yaml', '--site', 'site.yaml', '--only', 'dns,tls,http'];

const world = await namespaceWorld(NAMES.map((name) => `${name}. A ${OLD}`));
const ingress = await webIngress([OLD, NEW], NAMES);
try {
  const files = { 'move.yaml': RUNBOOK, 'site.yaml': SITE, 'answers.yaml': ANSWERS };
  world.write({ ...files, 'root.pem': ingress.root });
  process.stdout.write(JSON.stringify(await (process.argv[2] === 'run' ? inARun() : watched())));
} finally {
  ingress.close();
  await world.close();
}

async function watched(): Promise<Watched> {
  const before = await once();
  const json = watching('json');
  const text = watching('text');
  const sheets = () => sheetsIn(json.said());
  await within('the old answers', () => cells(sheets().at(-1), 'old') >= NAMES.length * 2);
  await within('the old answers as text', () => text.said().includes('old'));

  world.change(TO_NEW, [FIRST]);
  const first = Date.now();
  world.change(TO_NEW, [SECOND]);
  const second = Date.now();
  await within('all proven', () => sheets().at(-1)?.verdict === 'pass');
  // A resolver only informs: the sheet may pass while it still gives the old answer.
  await within('all new', () => cells(sheets().at(-1), 'new') >= NAMES.length);
  await within('all proven as text', () => /^4 pass$/m.test(text.said().slice(-4000)));
  await within('all new as text', () =>
    /^pass +www\.shop\.example +new 2\/2 \d\d:\d\d +new /m.test(text.said()),
  );
  const ends = [await json.interrupted(), await text.interrupted()];
  return {
    sheets: sheets(),
    changedAt: [first, second],
    text: text.said(),
    ends,
    before,
    after: await once(),
  };
}

async function inARun(): Promise<Run> {
  const argv = ['incident', 'move.yaml', '--site', 'site.yaml', '--plain', '--auto'];
  const running = run([...argv, '--answers', 'answers.yaml']);
  const saidAt = () => eventsOf().find(isDone)?.at;
  await within('the word that it is done', () => saidAt() !== undefined);
  world.change(TO_NEW);
  const changedAt = Date.now();
  const { exitCode, stderr } = await running;
  return {
    ended: { exitCode, stderr },
    saidAt: saidAt() ?? 0,
    changedAt,
    events: eventsOf(),
  };
}

function isDone(event: RunEvent): boolean {
  return event.type === 'operator-decided' && event.decision.do === 'done';
}

/** The last line may still be on its way. */
function eventsOf(): readonly RunEvent[] {
  return globSync(path.join(home(), 'runs/*/journal.jsonl')).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  );
}

async function once(): Promise<Watched['before']> {
  const all: [string, Ended][] = [];
  for (const output of ['json', 'text', 'junit'])
    all.push([output, await run([...VERIFY, '--once', '--output', output])]);
  return Object.fromEntries(all);
}

function run(argv: readonly string[]): Promise<Ended> {
  return runProgram(argv, { cwd: world.folder, env: { DR_WIZARD_HOME: home() } });
}

function home(): string {
  return path.join(world.folder, 'home');
}

function within(what: string, is: () => boolean): Promise<void> {
  return waitUntil(what, async () => is(), { timeoutMs: 40_000 });
}

function watching(output: string) {
  const child = spawn(process.execPath, [PROGRAM, ...VERIFY, '--watch', '--output', output], {
    cwd: world.folder,
    env: { PATH: process.env['PATH'], HOME: world.folder, DR_WIZARD_HOME: home(), LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  return {
    said: () => said,
    interrupted() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** The last one may still be on its way. */
function sheetsIn(said: string): readonly Verification[] {
  return said
    .split(/(?<=^\}\n)/m)
    .filter((one) => one.endsWith('\n}\n'))
    .map((one) => JSON.parse(one));
}

function cells(sheet: Verification | undefined, word: string): number {
  const all = sheet?.door?.flatMap((row) => row.cells) ?? [];
  return all.filter((cell) => cell.word === word).length;
}
