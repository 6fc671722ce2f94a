import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect } from 'vitest';
import { clusterTest } from '../support/control-plane/index.ts';
import { helmFolder } from '../support/control-plane/programs.ts';
import { runIsolated } from '../support/network-namespace.ts';
import type { ShippedRun } from './shipped-run.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SECRET = 'planted-Secret/42';

/** The whole shipped runbook on the organisation's site, in a network namespace without a way out. */
async function shippedRun(signal: AbortSignal, broken = ''): Promise<ShippedRun> {
  const { stdout, stderr, exitCode } = await runIsolated(
    path.join(import.meta.dirname, 'shipped-run.ts'),
    ['runbook/sites/roxe.yaml', 'test/runbook/answers-roxe.yaml', SECRET, broken],
    { cwd: ROOT, env: { ...process.env, PATH: `${helmFolder()}:${process.env['PATH']}` }, signal },
  );
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout);
}

clusterTest(
  'the shipped runbook goes through all sections by answers and ends with 0',
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');

    const { run, report, starts } = await shippedRun(signal);

    expect(run.exitCode, run.stderr).toBe(0);
    expect(report.proven).toBe(true);
    const states = report.steps.filter((step) => step.state.is !== 'attested');
    expect(states.map((step) => `${step.ref} ${step.id} ${step.state.is}`)).toMatchInlineSnapshot(`
      [
        "0.6 tool-kubectl passed",
        "0.7 tool-helm passed",
        "0.8 tool-ssh passed",
        "0.9 tool-git passed",
        "2.2.2 pin-target passed",
        "2.2.3 nodes-ready passed",
        "2.3.1 ingress-controller passed",
        "2.4.1 bind-eip passed",
        "2.5 create-namespaces passed",
        "2.6.1 helm-version passed",
        "2.6.3.1 deploy-method passed",
        "2.6.3.1.1 run-recovery-script passed",
        "2.6.3.1.2 backup-listed not-needed",
        "2.6.3.1.3 restore-backup not-needed",
        "2.6.3.2 services-ready passed",
        "2.9.1 rocketmq-applied passed",
        "2.10.1.1 second-ingress-release passed",
        "2.11.1.1 jenkins-applied passed",
        "2.11.2.4 jenkins-back passed",
        "2.12.1 nacos-sandbox passed",
        "2.12.2 nacos-production passed",
      ]
    `);
    expect(starts).toEqual([createHash('sha256').update(SECRET).digest('hex')]);
  },
  180_000,
);
