import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { clusterTest } from '../support/control-plane/index.ts';
import { helmFolder } from '../support/control-plane/programs.ts';
import { runIsolated } from '../support/network-namespace.ts';
import type { ShippedRun } from './shipped-run.ts';
import {
  ATTESTED,
  attestedSteps,
  DECIDED,
  MADE_IN_CLOUD,
  madeBy,
  notAdopted,
  PROVEN_STEPS,
  provenSteps,
} from './shipped-states.ts';
import type { Changes } from './world/changes.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SECRET = 'planted-Secret/42';

/** A whole shipped runbook on the organisation's site, in a network namespace without a way out. */
async function shippedRun(signal: AbortSignal, ...words: readonly string[]): Promise<ShippedRun> {
  const { stdout, stderr, exitCode } = await runIsolated(
    path.join(import.meta.dirname, 'shipped-run.ts'),
    [SECRET, ...words],
    { cwd: ROOT, env: { ...process.env, PATH: `${helmFolder()}:${process.env['PATH']}` }, signal },
  );
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout);
}

clusterTest(
  'the shipped runbook goes through all sections by answers and ends with 0; from nothing again it finds everything so already, and changes nothing',
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');

    const first = await shippedRun(signal, 'runbook/cluster-recovery', 'again');
    const { run, report, starts, again } = first;

    expect(run.exitCode, run.stderr).toBe(0);
    expect(report?.proven).toBe(true);
    expect(provenSteps(report)).toEqual(PROVEN_STEPS);
    expect(attestedSteps(report)).toEqual(ATTESTED);
    expect(madeBy(report, MADE_IN_CLOUD)).toEqual(MADE_IN_CLOUD);
    // Once, in both runs.
    expect(starts).toEqual([createHash('sha256').update(SECRET).digest('hex')]);

    expect(again?.run.exitCode, again?.run.stderr).toBe(0);
    expectAllAdopted(report, again?.report ?? null);
    expectNothingChanged(again?.changes);
  },
  400_000,
);

/** Each step that was proven is now found to be so, with the same values, and nobody is asked to do anything. */
function expectAllAdopted(before: Report | null, report: Report | null): void {
  expect(report?.proven).toBe(true);
  expect(report?.run).not.toBe(before?.run);
  expect(provenSteps(report)).toEqual(PROVEN_STEPS);
  expect(attestedSteps(report)).toEqual(ATTESTED);
  const asked = [...DECIDED, ...ATTESTED];
  expect(notAdopted(report).filter((step) => !asked.includes(step))).toEqual([]);
  expect(report?.ledger).toEqual([]);
  const decisions = (report?.decisions ?? []).filter(({ do: done }) => done !== 'answer');
  expect(decisions.filter(({ step }) => step === null || !asked.includes(step))).toEqual([]);
  expect(valuesOf(report)).toEqual(valuesOf(before));
}

/** What a run has found: when a data store answered is another time, and names that have been moved lead elsewhere. */
function valuesOf(report: Report | null): { readonly [name: string]: unknown } {
  const all = (report?.values ?? []).map(({ name, value }) => [name, value] as const);
  const isOfItsTime = (name: string) => ['dataStores.answered', 'dns.before'].includes(name);
  return Object.fromEntries(all.map(([name, value]) => [name, isOfItsTime(name) || value]));
}

/** By the API server's own log, and by what the parts around the cluster were asked. */
function expectNothingChanged(changes: Changes | undefined): void {
  expect(changes?.cluster.filter((one) => !MAY_BE_SENT.some((form) => form.test(one)))).toEqual([]);
  expect(changes?.programs).toEqual(['master: kubectl', 'wizard: dr-wizard']);
  expect(changes?.commands.filter((one) => !ONLY_LOOKS.some((form) => form.test(one)))).toEqual([]);
  expect(changes?.around).toEqual([]);
  expect(changes?.files).toEqual([]);
}

/** Whose run is at work, what one may do, and what Kubernetes takes for making something though it only asks. */
const MAY_BE_SENT = [
  /^(?:create|update|patch|delete) leases kube-system(?:\/dr-wizard)?$/,
  /^create self\w+reviews$/,
  /^create (?:pods\/exec|pods\/attach|pods\/portforward|services\/proxy) /,
];

/** The commands that a pod is asked with: a name, a connection, a file's size and sum. */
const ONLY_LOOKS = [
  /^(?:getent ahosts|nslookup) \S+$/,
  /^bash -c exec 3<>"\/dev\/tcp\/\$1\/\$2" /,
  /^sh -c if \[ ! -e "\$1" \]; then echo missing; .*sha256sum <"\$1" sh \S+$/s,
];

clusterTest(
  'the switch to a standby cluster goes through all sections by answers and ends with 0',
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');

    const { run, report, starts } = await shippedRun(signal, 'runbook/standby-switchover');

    expect(run.exitCode, run.stderr).toBe(0);
    expect(report?.proven).toBe(true);
    expect(report?.milestones).toMatchObject([{ id: 'service-restored' }]);
    expect(provenSteps(report)).toContain('names-answer passed');
    expect(starts).toHaveLength(1);
  },
  400_000,
);
