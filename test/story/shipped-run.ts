/*
 * Runs a shipped runbook on the site of the real organisation against a control plane of its own, and where it is told
 * so once more from nothing; prints what came of it as JSON. Only ever started inside a network namespace without a way
 * out: its names and addresses are real.
 */
import path from 'node:path';
import type { Report } from '../../src/model/report.ts';
import { runProgram, type Ended } from '../support/program.ts';
import { keepAnswersFor } from './answers-for.ts';
import { ROOT, shippedWorld } from './shipped-world.ts';
import type { Changes } from './world/changes.ts';

export type OneRun = {
  readonly run: Pick<Ended, 'exitCode' | 'stderr'>;
  readonly report: Report | null;
  readonly ms: number;
};

export type ShippedRun = OneRun & {
  /** How often the recovery script was started, and with which password, by its own traces in the cluster. */
  readonly starts: readonly string[];
  /** The second run in the same world, without any memory of the first, and what was changed during it. */
  readonly again: (OneRun & { readonly changes: Changes }) | null;
};

const [secret = '', runbook = '', isAgain = ''] = process.argv.slice(2);

// A standby cluster is there from the beginning.
const isStandby = path.basename(runbook) === 'standby-switchover';
const world = await shippedWorld(secret, { isStandby });
try {
  keepAnswersFor(runbook, world.site, world.answers);
  const shipped: ShippedRun = {
    ...(await oneRun(world.home)),
    again: isAgain === 'again' ? await again() : null,
    starts: await world.starts(),
  };
  process.stdout.write(JSON.stringify(shipped));
} finally {
  await world.close();
}

async function oneRun(home: string): Promise<OneRun> {
  const given = ['--plain', '--auto', '--answers', world.answers];
  const standby = ['--kubeconfig', world.kubeconfig, '--context', 'test'];
  const access = isStandby ? standby : world.access;
  const argv = ['incident', runbook, '--site', world.site, ...given, ...access];
  const began = Date.now();
  const run = await runProgram(argv, { cwd: ROOT, env: { ...world.env, DR_WIZARD_HOME: home } });
  const ms = Date.now() - began;
  const { exitCode, stderr } = run;
  return { run: { exitCode, stderr }, report: await world.report(home), ms };
}

async function again(): Promise<ShippedRun['again']> {
  const changesSince = await world.watch();
  const run = await oneRun(path.join(world.folder, 'home-again'));
  return { ...run, changes: await changesSince() };
}
