/*
 * Runs the shipped runbook on the site of the real organisation against a control plane of its own, and prints what
 * came of it as JSON. Only ever started inside a network namespace without a way out: its names and addresses are real.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Report } from '../../src/model/report.ts';
import { startControlPlane } from '../support/control-plane/start.ts';
import { runProgram, type Ended } from '../support/program.ts';

export type ShippedRun = {
  readonly run: Pick<Ended, 'exitCode' | 'stderr'>;
  readonly report: Report;
  /** How often the recovery script was started, and with which password, by its own traces in the cluster. */
  readonly starts: readonly string[];
};

const ROOT = path.resolve(import.meta.dirname, '../..');
const MASTER = '192.0.2.7';
const [site, answers, secret = '', broken] = process.argv.slice(2);

const folder = mkdtempSync(path.join(os.tmpdir(), 'shipped-'));
execFileSync('ip', ['address', 'add', `${MASTER}/32`, 'dev', 'lo']);
const master = net.createServer((socket) => socket.destroy()).listen(22, MASTER);
const cluster = await startControlPlane({ nodes: 1 });
try {
  await cluster.kubectl([
    'apply',
    '--filename',
    path.join(ROOT, 'test/runbook/fixtures/new-cluster'),
  ]);
  if (broken === 'master') master.close();
  const env = {
    PATH: `${path.dirname(cluster.kubectlProgram)}:${process.env['PATH']}`,
    DR_WIZARD_HOME: path.join(folder, 'home'),
    DR_WIZARD_REGISTRY_PASSWORD: secret,
  };
  const argv = ['incident', '--site', site ?? '', '--plain', '--auto', '--answers', answers ?? ''];
  const access = ['--kubeconfig', cluster.kubeconfig, '--context', 'test'];
  const run = await runProgram([...argv, ...access], { cwd: ROOT, env });
  const told = await runProgram(['report', 'last', '--format', 'json'], { env });
  const listed = await cluster.kubectl([
    'get',
    'configmaps',
    '-n',
    'infra',
    '-l',
    'recovery=start',
    '-o',
    'json',
  ]);
  const items: readonly { data: { [key: string]: string } }[] = JSON.parse(listed).items;
  const shipped: ShippedRun = {
    run: { exitCode: run.exitCode, stderr: run.stderr },
    report: told.stdout === '' ? JSON.parse('null') : JSON.parse(told.stdout),
    starts: items.map((item) => item.data['registry-password-sha256'] ?? ''),
  };
  process.stdout.write(JSON.stringify(shipped));
} finally {
  master.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
