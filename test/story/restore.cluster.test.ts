import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { clusterTest, type Cluster } from '../support/control-plane/index.ts';
import { made } from '../support/probes/real-cluster.ts';
import { runProgram } from '../support/program.ts';
import { defineVeleroKinds, hasVeleroKinds } from '../support/velero/crds.ts';
import { aBackup, aLocation } from '../support/velero/objects.ts';
import { startVelero } from '../support/velero/server.ts';
import { deployByBackup } from './restore-world.ts';
import { provenSteps } from './shipped-states.ts';

const test = clusterTest.skipIf(!hasVeleroKinds());
const inMinutes = (minutes: number) =>
  `${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19)}Z`;

/** A storage in which the lost cluster has left a backup, as Velero in the new one sees it. */
async function aStorage(cluster: Cluster, phase: string) {
  await defineVeleroKinds(cluster);
  const namespace = await cluster.createNamespace('velero');
  const apis = `/apis/velero.io/v1/namespaces/${namespace}`;
  const there = { metadata: { namespace, uid: undefined } };
  const seen = { lastValidationTime: inMinutes(0), lastSyncedTime: inMinutes(0) };
  const taken = { startTimestamp: inMinutes(-60), completionTimestamp: inMinutes(-59) };
  const status = { phase, ...taken, expiration: inMinutes(60 * 48) };
  const location = `${apis}/backupstoragelocations`;
  await made(cluster, location, aLocation('default', { ...there, status: seen }));
  await made(cluster, `${apis}/backups`, aBackup('nightly', { ...there, status }));
  return { namespace, location: `${location}/default` };
}

function aGateway(namespace: string) {
  const labels = { app: 'gateway' };
  const containers = [{ name: 'main', image: 'registry.example.com/gateway:1' }];
  const template = { metadata: { labels }, spec: { containers } };
  return {
    path: `/apis/apps/v1/namespaces/${namespace}/deployments`,
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'gateway', namespace },
      spec: { replicas: 1, selector: { matchLabels: labels }, template },
    },
  };
}

/** The section by backup, with a Velero that has a backup in this phase. */
async function byBackup(cluster: Cluster, phase: string) {
  const prod = await cluster.createNamespace('prod');
  const { namespace, location } = await aStorage(cluster, phase);
  const velero = startVelero(cluster, namespace, [aGateway(prod)]);
  onTestFinished(() => velero.stop());
  const gateway = { namespace: prod, kind: 'Deployment', name: 'gateway', need: 'required' };
  const { folder, argv } = deployByBackup({
    kubeconfig: cluster.kubeconfig,
    velero: { namespace, maxAge: '2h' },
    namespaces: [prod],
    workloads: [{ ...gateway, replicas: 1 }],
  });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const env = {
    DR_WIZARD_HOME: path.join(folder, 'home'),
    DR_WIZARD_REGISTRY_PASSWORD: 'x',
    DR_WIZARD_NACOS_PASSWORD: 'x',
  };
  const run = await runProgram(argv, { env });
  expect(run.exitCode, run.stderr).not.toBe(2);
  const { stdout } = await runProgram(['report', 'last', '--format', 'json'], { env });
  const modes = async () => (await cluster.request('GET', location)).body;
  return { run, report: JSON.parse(stdout), namespace, modes };
}

test('the services come back from a backup, and its storage is writable again afterwards', async ({
  cluster,
}) => {
  const { run, report, namespace, modes } = await byBackup(cluster, 'Completed');

  expect(run.exitCode, run.stderr).toBe(0);
  expect(provenSteps(report)).toEqual([
    'pin-target passed',
    'deploy-script-fits passed',
    'deploy-method passed',
    'run-recovery-script not-needed',
    'backup-storage passed',
    'backup-storage-kept passed',
    'backup-listed passed',
    'restore-backup passed',
    'backup-storage-open passed',
    'services-ready passed',
  ]);
  expect(await modes()).toMatchObject({ spec: { accessMode: 'ReadWrite' } });
  await vi.waitFor(async () => {
    const own = (await cluster.writes({ namespace })).filter((one) =>
      one.userAgent.startsWith('dr-wizard'),
    );
    expect(own.map(({ resource }) => resource)).toEqual([
      'backupstoragelocations',
      'restores',
      'backupstoragelocations',
    ]);
  });
}, 120_000);

test('of a backup that is not whole nothing is restored', async ({ cluster }) => {
  const { run, report } = await byBackup(cluster, 'PartiallyFailed');

  expect(run.exitCode, run.stderr).toBe(1);
  const states = provenSteps(report);
  expect(states).toContain('backup-storage-kept passed');
  expect(states).toContain('restore-backup blocked');
  expect(states.filter((one) => one.startsWith('backup-listed '))).toEqual([
    'backup-listed failed',
  ]);
}, 120_000);
