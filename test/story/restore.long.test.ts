import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { runProgram } from '../support/program.ts';
import { LEFT, lostClusterTest, VELERO, VELERO_APIS } from '../support/velero/lost-cluster.ts';
import { aNewCluster } from '../support/velero/new-cluster.ts';
import { hasVelero } from '../support/velero/programs.ts';
import { deployByBackup } from './restore-world.ts';
import { provenSteps } from './shipped-states.ts';

const test = lostClusterTest.skipIf(!hasVelero());

test("the services come back from the lost cluster's own backup by Velero's real server", async ({
  left,
}) => {
  const world = await aNewCluster(left);
  await world.startVelero();
  const { folder, argv } = deployByBackup({
    kubeconfig: world.cluster.kubeconfig,
    velero: { namespace: VELERO, maxAge: '2h' },
    namespaces: LEFT.namespaces,
    workloads: LEFT.namespaces.map((namespace) => ({
      namespace,
      kind: 'Deployment',
      name: 'web',
      need: 'required',
      replicas: 1,
    })),
  });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const env = {
    DR_WIZARD_HOME: path.join(folder, 'home'),
    DR_WIZARD_REGISTRY_PASSWORD: 'x',
    DR_WIZARD_NACOS_PASSWORD: 'x',
  };

  const run = await runProgram(argv, { env });

  const { stdout } = await runProgram(['report', 'last', '--format', 'json'], { env });
  expect(run.exitCode, run.stderr).toBe(0);
  expect(provenSteps(JSON.parse(stdout))).toEqual([
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
  const { body } = await world.cluster.request('GET', `${VELERO_APIS}/restores`);
  expect(body).toMatchObject({
    items: [{ spec: { backupName: LEFT.whole }, status: { phase: 'Completed' } }],
  });
});
