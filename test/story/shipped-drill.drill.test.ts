import path from 'node:path';
import { expect } from 'vitest';
import { clusterTest } from '../support/control-plane/index.ts';
import { helmFolder } from '../support/control-plane/programs.ts';
import { runIsolated } from '../support/network-namespace.ts';
import type { ShippedDrill } from './shipped-drill.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

clusterTest(
  'the shipped runbook is drilled on the shipped example site to its end, with 0, and leaves every object of every kind as it was',
  { timeout: 400_000 },
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');

    const { stdout, stderr, exitCode } = await runIsolated(
      path.join(import.meta.dirname, 'shipped-drill.ts'),
      ['planted-Secret/42'],
      {
        cwd: ROOT,
        env: { ...process.env, PATH: `${helmFolder()}:${process.env['PATH']}` },
        signal,
      },
    );

    expect(exitCode, stderr).toBe(0);
    const { run, report, before, after, files }: ShippedDrill = JSON.parse(stdout);
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stderr).toContain('Nothing is left');
    expect(after).toEqual(before);
    // The folder of the key, which may be anybody's, stays; nothing is in it.
    expect(files).toEqual(['keys']);
    const states = Object.fromEntries((report?.steps ?? []).map(({ id, state }) => [id, state.is]));
    expect(Object.values(states).filter((is) => !SETTLED.includes(is))).toEqual([]);
    expect(states).toMatchObject(STATES);
    expect(report?.ledger.length).toBeGreaterThan(30);
    expect(report?.ledger.filter(({ undoneAt }) => undoneAt === undefined)).toEqual([]);
  },
);

const SETTLED = ['passed', 'rehearsed', 'not-needed'];

/** Of each sort some: executed and proven, only rehearsed, looked at for what a rehearsed step would have done. */
const STATES = {
  'charts-checkout': 'passed',
  'nacos-sandbox-unpacked': 'passed',
  'manifests-served': 'passed',
  'key-pair-file': 'passed',
  'pin-target': 'passed',
  'create-namespaces': 'passed',
  'rocketmq-applied': 'passed',
  'brokers-registered': 'passed',
  'backup-copied': 'passed',
  'nacos-configs': 'passed',
  'create-cluster': 'rehearsed',
  'run-recovery-script': 'rehearsed',
  'services-ready': 'rehearsed',
  'second-ingress-address': 'rehearsed',
  'move-front-end-names': 'rehearsed',
  'names-answer': 'rehearsed',
} as const;
