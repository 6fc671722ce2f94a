/*
 * One recovery in a world of its own, by the wizard or by the script, and what came of it as JSON. Only ever started
 * inside a network namespace without a way out: the names and addresses of the world's site are real.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import os from 'node:os';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { parse, stringify } from 'yaml';
import { keepAnswersFor } from '../../test/story/answers-for.ts';
import { ROOT, shippedWorld, type ShippedWorld } from '../../test/story/shipped-world.ts';
import { DYING_WITH_PARENT } from '../../test/support/control-plane/child.ts';
import { PROGRAM } from '../../test/support/program.ts';
import { libraryFolder } from '../../test/support/rocketmq/programs.ts';
import { installed } from '../../test/support/tls/installed.ts';
import { longestChain } from './chain.ts';
import { madeIn } from './made-in.ts';
import { paperOf } from './paper.ts';

export type Side = 'wizard' | 'script';

/** When something was done, milliseconds after the start. */
export type Timed = { readonly what: string; readonly fromMs: number; readonly toMs: number };

export type OneRun = {
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly ms: number;
  /** What was there afterwards, to be the same on both sides. */
  readonly made: readonly string[];
  readonly timed: readonly Timed[];
  /** What the end of the wizard's run waited for. */
  readonly chain: readonly Timed[];
  /** How long the script has been asking RocketMQ by its own tool. */
  readonly askedMs: number;
};

const RUNBOOK = 'runbook/cluster-recovery';
const LONGEST_MS = 5 * 60_000;
const SECRET = 'planted-Secret/42';
const [side = '', readyAfterMs = '0'] = process.argv.slice(2);

const stages = path.join(os.tmpdir(), `stages-${process.pid}.yaml`);
writeStages(stages, Number(readyAfterMs));
const world = await shippedWorld(SECRET, { controlPlane: { stages, niceness: 10 }, looks: 0 });
try {
  keepAnswersFor(RUNBOOK, world.site, world.answers);
  withoutHold(world.site);
  const rollOut = ['rollout', 'status', 'deployment', '-n', 'kube-system', '--timeout=1m'];
  await world.cluster.kubectl(rollOut);
  const run = await (side === 'script' ? byScript(world) : byWizard(world));
  process.stdout.write(JSON.stringify({ ...run, made: await madeIn(world) }));
} finally {
  await world.close();
  rmSync(stages);
}

type Ran = Omit<OneRun, 'made'>;

async function byWizard({ site, answers, access, env, report }: ShippedWorld): Promise<Ran> {
  const argv = ['incident', RUNBOOK, '--site', site, '--plain', '--auto', '--answers', answers];
  const from = Date.now();
  const ended = await lasting([process.execPath, PROGRAM, ...argv, ...access], ROOT, env);
  const told = await report();
  const at = (time: string | undefined) => Date.parse(time ?? '') - from;
  const steps = (told?.steps ?? []).map(({ id, startedAt, finishedAt }) => ({
    what: id,
    fromMs: at(startedAt),
    toMs: at(finishedAt),
  }));
  const done = steps.filter(({ toMs }) => !Number.isNaN(toMs));
  return { ...ended, timed: done, chain: longestChain(RUNBOOK, site, done), askedMs: 0 };
}

async function byScript({ folder, home, site, answers, env }: ShippedWorld): Promise<Ran> {
  const work = path.join(folder, 'work');
  const programs = path.join(work, 'bin');
  mkdirSync(programs, { recursive: true });
  mkdirSync(path.join(home, 'runs/script'), { recursive: true });
  writeMqadmin(path.join(programs, 'mqadmin'), work);
  const from = Date.now();
  const ended = await lasting(['bash', path.join(import.meta.dirname, 'script.sh')], work, {
    ...env,
    ...paperOf(site, answers),
    PATH: `${programs}:${env['PATH']}`,
    HOME: work,
    RUN: '0123456789ab',
    WORK: work,
    CURL_CA_BUNDLE: env['NODE_EXTRA_CA_CERTS'] ?? '',
    REGISTRY_PASSWORD: SECRET,
  });
  const lines = readFileSync(path.join(work, 'rows'), 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => {
    const space = line.indexOf(' ');
    return { what: line.slice(space + 1), fromMs: Number(line.slice(0, space)) * 1000 - from };
  });
  const toOf = (index: number) => rows[index + 1]?.fromMs ?? ended.ms;
  const timed = rows.map((row, index) => ({ ...row, toMs: toOf(index) }));
  return { ...ended, timed, chain: [], askedMs: askedFor(path.join(work, 'asked')) };
}

function askedFor(file: string): number {
  const times = readFileSync(file, 'utf8').trimEnd().split('\n');
  const lasted = times.map((line) => line.split(' ').map(Number));
  return lasted.reduce((sum, [from = 0, to = 0]) => sum + (to - from) * 1000, 0);
}

/** From the start of the process to its end. */
async function lasting(
  command: readonly string[],
  cwd: string,
  env: { readonly [name: string]: string },
): Promise<Pick<Ran, 'ms' | 'exitCode' | 'stderr'>> {
  const base = { HOME: process.env['HOME'] ?? '/', TERM: 'xterm-256color', LANG: 'C.UTF-8' };
  const from = performance.now();
  const [program = '', ...argv] = [...DYING_WITH_PARENT, ...command];
  const child = spawn(program, argv, {
    cwd,
    timeout: LONGEST_MS,
    env: { ...base, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stderr = text(child.stderr);
  await once(child, 'exit');
  const ms = performance.now() - from;
  return { ms, exitCode: child.exitCode, stderr: await stderr };
}

/** Every pod is ready so long after it was started. */
function writeStages(file: string, afterMs: number): void {
  const shipped = path.join(ROOT, 'test/support/control-plane/stages.yaml');
  const at = 'durationMilliseconds: 0';
  writeFileSync(file, readFileSync(shipped, 'utf8').replace(at, at.replace('0', `${afterMs}`)));
}

/** The minute for which the milestone has to hold counts for nobody. */
function withoutHold(file: string): void {
  const site = parse(readFileSync(file, 'utf8'));
  writeFileSync(file, stringify({ ...site, milestones: { hold: '0s' } }));
}

/** RocketMQ's own, started with as little as it needs. */
function writeMqadmin(file: string, folder: string): void {
  const options = ['-Xms32m', '-Xmx96m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const log = path.join(path.dirname(file), 'log.xml');
  writeFileSync(log, '<configuration><root level="OFF"/></configuration>\n');
  const logs = [`-Drmq.logback.configurationFile=${log}`, `-Duser.home=${folder}`];
  const java = [installed('java'), ...options, ...logs];
  const main = 'org.apache.rocketmq.tools.command.MQAdminStartup';
  const command = `exec ${java.join(' ')} -cp '${libraryFolder()}/*' ${main} "$@"`;
  writeFileSync(file, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
}
