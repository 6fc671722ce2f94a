/*
 * Runs a shipped runbook on the site of the real organisation against a control plane of its own, and prints what
 * came of it as JSON. Only ever started inside a network namespace without a way out: its names and addresses are real.
 */
import path from 'node:path';
import type { Report } from '../../src/model/report.ts';
import { runProgram, type Ended } from '../support/program.ts';
import { keepAnswersFor } from './answers-for.ts';
import { ROOT, shippedWorld } from './shipped-world.ts';

export type ShippedRun = {
  readonly run: Pick<Ended, 'exitCode' | 'stderr'>;
  readonly report: Report | null;
  /** How often the recovery script was started, and with which password, by its own traces in the cluster. */
  readonly starts: readonly string[];
};

const [secret = '', runbook = ''] = process.argv.slice(2);

const world = await shippedWorld(secret);
try {
  keepAnswersFor(runbook, world.site, world.answers);
  const argv = [
    'incident',
    runbook,
    '--site',
    world.site,
    '--plain',
    '--auto',
    '--answers',
    world.answers,
  ];
  // A standby cluster is there from the beginning.
  const standby = ['--kubeconfig', world.cluster.kubeconfig, '--context', 'test'];
  const access = path.basename(runbook) === 'standby-switchover' ? standby : world.access;
  const run = await runProgram([...argv, ...access], { cwd: ROOT, env: world.env });
  const shipped: ShippedRun = {
    run: { exitCode: run.exitCode, stderr: run.stderr },
    report: await world.report(),
    starts: await world.starts(),
  };
  process.stdout.write(JSON.stringify(shipped));
} finally {
  await world.close();
}
