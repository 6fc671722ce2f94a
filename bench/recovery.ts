// A whole recovery by the wizard beside the same one as a sequential script of kubectl, helm, ssh and curl: all that is
// done and proven between the go and the end, on the same parts, each in a world of its own. Nobody is waited for on
// either side. Goal: ≤ 0.5 × the script's time. README.md tells what each side does. BENCH_ROUNDS, 3 when absent;
// BENCH_READY_AFTER: milliseconds until a started pod is ready, "0,5000" when absent: two worlds.
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {
  findPrograms,
  helmFolder,
  HOW_TO_GET_THEM,
  isComplete,
} from '../test/support/control-plane/programs.ts';
import { runIsolated } from '../test/support/run-isolated.ts';
import { hasRocketmq } from '../test/support/rocketmq/programs.ts';
import { areInstalled } from '../test/support/tls/installed.ts';
import { median, printGoal, printTable, seconds } from './readiness/table.ts';
import type { OneRun, Side, Timed } from './recovery/one-run.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const WORLDS = (process.env['BENCH_READY_AFTER'] ?? '0,5000').split(',').map(Number);
const GOAL = 0.5;
const SERVERS = ['named', 'nsupdate', 'nginx', 'sshd', 'git'];
const COMMANDS = ['dig', 'jq', 'curl', 'openssl', 'unzip', 'nc', 'ssh-keygen'];
const SCRIPT = path.join(import.meta.dirname, 'recovery/one-run.ts');

if (isComplete(findPrograms()) && existsSync(path.join(helmFolder(), 'helm'))) await measureAll();
else console.log(`Nothing is measured. To have it measured, ${HOW_TO_GET_THEM}.`);

async function measureAll(): Promise<void> {
  const how =
    'install them (Debian: bind9, bind9-dnsutils, nginx-light, openssh-server, jq, unzip)';
  if (!areInstalled([...SERVERS, ...COMMANDS], how) || !hasRocketmq()) return;
  console.log(`node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}`);
  for (const readyAfterMs of WORLDS) await measure(readyAfterMs);
}

async function measure(readyAfterMs: number): Promise<void> {
  console.log(`\nA pod is ready ${seconds(readyAfterMs)} after its start`);
  const runs: Record<Side, OneRun[]> = { wizard: [], script: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const sides: readonly Side[] = round % 2 === 0 ? ['wizard', 'script'] : ['script', 'wizard'];
    for (const side of sides) {
      const run = await oneRun(side, readyAfterMs);
      runs[side].push(run);
      const load = (os.loadavg()[0] ?? 0).toFixed(1);
      console.log(`  ${side} ${seconds(run.ms)}${asking(run)}, load ${load} after it`);
    }
  }
  compare(runs);
}

function asking({ askedMs }: OneRun): string {
  return askedMs === 0 ? '' : ` (mqadmin ${seconds(askedMs)})`;
}

async function oneRun(side: Side, readyAfterMs: number): Promise<OneRun> {
  const PATH = `${helmFolder()}:${process.env['PATH']}`;
  const env = { ...process.env, PATH };
  const ran = await runIsolated(SCRIPT, [side, String(readyAfterMs)], { env });
  if (ran.exitCode !== 0) throw new Error(`The world of the ${side} failed: ${ran.stderr}`);
  const run: OneRun = JSON.parse(ran.stdout);
  if (run.exitCode !== 0) throw new Error(`The ${side} ended with ${run.exitCode}: ${run.stderr}`);
  return run;
}

function compare({ wizard, script }: { readonly [side in Side]: readonly OneRun[] }): void {
  const [one, other] = [middle(wizard), middle(script)];
  printTable([
    ['', 'median', 'from', 'to'],
    ['wizard', ...spread(wizard.map(({ ms }) => ms))],
    ['script', ...spread(script.map(({ ms }) => ms))],
    ['script without mqadmin', ...spread(script.map(({ ms, askedMs }) => ms - askedMs))],
  ]);
  const made = [...wizard, ...script].map((run) => run.made.join('\n'));
  console.log(`  afterwards every world is the same: ${new Set(made).size === 1 ? 'yes' : 'NO'}`);
  told('of its time', median(wizard.map(({ ms }) => ms)) / median(script.map(({ ms }) => ms)));
  const without = median(script.map(({ ms, askedMs }) => ms - askedMs));
  told('of its time without mqadmin', median(wizard.map(({ ms }) => ms)) / without);
  console.log('  the longest chain of the wizard:');
  printTable(one.chain.map(asRow));
  console.log('  the rows of the script:');
  printTable(other.timed.map(asRow));
}

function told(what: string, ratio: number): void {
  printGoal(what, `${ratio.toFixed(2)} ×`, `≤ ${GOAL} ×`, ratio <= GOAL);
}

function asRow({ what, fromMs, toMs }: Timed): readonly string[] {
  return [`  ${what}`, seconds(toMs - fromMs), `until ${seconds(toMs)}`];
}

function spread(ms: readonly number[]): readonly string[] {
  return [median(ms), Math.min(...ms), Math.max(...ms)].map(seconds);
}

/** The one whose time is the median. */
function middle(runs: readonly OneRun[]): OneRun {
  const ms = median(runs.map((run) => run.ms));
  const first = runs.find((run) => run.ms === ms);
  if (first === undefined) throw new Error('nothing was run');
  return first;
}
