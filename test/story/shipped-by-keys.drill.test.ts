import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { clusterTest } from '../support/control-plane/index.ts';
import { helmFolder } from '../support/control-plane/programs.ts';
import { runIsolated } from '../support/network-namespace.ts';
import type { ShippedByKeys } from './shipped-by-keys.ts';
import { PROVEN_STEPS, provenSteps } from './shipped-states.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SECRET = 'planted-Secret/42';

/** The whole shipped runbook in the wizard, by keys, in a network namespace without a way out. */
async function byKeys(signal: AbortSignal): Promise<ShippedByKeys> {
  const { stdout, stderr, exitCode } = await runIsolated(
    path.join(import.meta.dirname, 'shipped-by-keys.ts'),
    [SECRET],
    { cwd: ROOT, env: { ...process.env, PATH: `${helmFolder()}:${process.env['PATH']}` }, signal },
  );
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout);
}

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

clusterTest(
  'an operator who knows only the screen goes through the shipped runbook by keys and ends with 0',
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');

    const { exitCode, end, farewell, report, starts, frames, faults, leaks, did } =
      await byKeys(signal);

    expect(exitCode).toBe(0);
    expect(end).toEqual({ is: 'end', proven: true, code: 0 });
    expect(farewell).toContain(`dr-wizard report ${report?.run}`);
    expect(report).toMatchObject({ proven: true, exitCode: 0, chain: { intact: true } });
    expect(provenSteps(report)).toEqual(PROVEN_STEPS);
    const operator = { kind: 'operator', name: os.userInfo().username, host: os.hostname() };
    const attested = (report?.steps ?? []).filter((step) => step.state.is === 'attested');
    expect(unique(attested.map((step) => step.by))).toEqual([[operator]]);
    expect(unique((report?.decisions ?? []).map((decision) => decision.by))).toEqual([operator]);
    expect(starts).toEqual([createHash('sha256').update(SECRET).digest('hex')]);
    expect(frames).toBeGreaterThan(300);
    expect(faults).toEqual([]);
    expect(leaks).toEqual([]);
    const pages = [
      'outage',
      'lost',
      'turn',
      'word',
      'confirm',
      'go',
      'pin',
      'choose',
      'branch',
      'assist',
    ];
    expect(Object.keys(did)).toEqual(expect.arrayContaining(pages));
  },
  400_000,
);
