import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect } from 'vitest';
import { clusterTest } from '../support/control-plane/index.ts';
import { helmFolder } from '../support/control-plane/programs.ts';
import { runIsolated } from '../support/network-namespace.ts';
import type { ShippedRun } from './shipped-run.ts';
import { MADE_IN_CLOUD, madeBy, PROVEN_STEPS, provenSteps } from './shipped-states.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SECRET = 'planted-Secret/42';

/** A whole shipped runbook on the organisation's site, in a network namespace without a way out. */
async function shippedRun(signal: AbortSignal, runbook: string): Promise<ShippedRun> {
  const { stdout, stderr, exitCode } = await runIsolated(
    path.join(import.meta.dirname, 'shipped-run.ts'),
    [SECRET, `runbook/${runbook}`],
    { cwd: ROOT, env: { ...process.env, PATH: `${helmFolder()}:${process.env['PATH']}` }, signal },
  );
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout);
}

clusterTest(
  'the shipped runbook goes through all sections by answers and ends with 0',
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');

    const { run, report, starts } = await shippedRun(signal, 'cluster-recovery');

    expect(run.exitCode, run.stderr).toBe(0);
    expect(report?.proven).toBe(true);
    expect(provenSteps(report)).toEqual(PROVEN_STEPS);
    expect(madeBy(report, MADE_IN_CLOUD)).toEqual(MADE_IN_CLOUD);
    expect(starts).toEqual([createHash('sha256').update(SECRET).digest('hex')]);
  },
  300_000,
);

clusterTest(
  'the switch to a standby cluster goes through all sections by answers and ends with 0',
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');

    const { run, report, starts } = await shippedRun(signal, 'standby-switchover');

    expect(run.exitCode, run.stderr).toBe(0);
    expect(report?.proven).toBe(true);
    expect(report?.milestones).toMatchObject([{ id: 'service-restored' }]);
    expect(provenSteps(report)).toContain('names-answer passed');
    expect(starts).toHaveLength(1);
  },
  300_000,
);
