import { expect, onTestFinished, vi } from 'vitest';
import { ensureRestore } from '../../../src/actions/velero/ensure-restore.ts';
import { setAccessMode } from '../../../src/actions/velero/set-access-mode.ts';
import { backupCompleted } from '../../../src/probes/velero/backup-completed.ts';
import { locationAvailable } from '../../../src/probes/velero/location-available.ts';
import { restored } from '../../../src/probes/velero/restored.ts';
import { writersOfRun } from '../../support/actions/writers-of-run.ts';
import { clusterTest, type Cluster } from '../../support/control-plane/index.ts';
import { made, realReaders, WAIT } from '../../support/probes/real-cluster.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { defineVeleroKinds, hasVeleroKinds } from '../../support/velero/crds.ts';
import { aBackup, aLocation } from '../../support/velero/objects.ts';

const test = clusterTest.skipIf(!hasVeleroKinds());
const IN_MINUTES = (minutes: number) =>
  `${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19)}Z`;

/** A namespace with a backup of it in a storage that Velero's server, which is not here, would have found fit. */
async function aStore(cluster: Cluster) {
  await defineVeleroKinds(cluster);
  const namespace = await cluster.createNamespace('velero');
  const prod = await cluster.createNamespace('prod');
  const path = `/apis/velero.io/v1/namespaces/${namespace}`;
  const times = { lastValidationTime: IN_MINUTES(0), lastSyncedTime: IN_MINUTES(0) };
  const taken = { startTimestamp: IN_MINUTES(-60), completionTimestamp: IN_MINUTES(-59) };
  const status = { ...taken, expiration: IN_MINUTES(60 * 48) };
  const there = { metadata: { namespace, uid: undefined } };
  await made(
    cluster,
    `${path}/backupstoragelocations`,
    aLocation('default', { ...there, status: times }),
  );
  await made(cluster, `${path}/backups`, aBackup('nightly', { ...there, status }));
  const write = (what: string, body: object) => cluster.request('PATCH', `${path}/${what}`, body);
  return { namespace, prod, path, write };
}

test('a backup is found, asked to be restored once, followed, and what came of it is told', async ({
  cluster,
}) => {
  const { namespace, prod, write } = await aStore(cluster);
  const ports = await writersOfRun(cluster.kubeconfig, cluster.freshName('run'));
  const readers = await realReaders(cluster.kubeconfig);
  const found = await backupCompleted.look({ namespace, namespaces: [prod] }, readers, NEVER);
  const input = { namespace, backup: 'nightly', namespaces: [prod] };
  const look = () => restored.look(input, readers, NEVER);

  const before = await look();
  const [first, second] = [
    await ensureRestore.act(input, ports, NEVER),
    await ensureRestore.act(input, ports, NEVER),
  ];
  const name = first.created[0]?.what.name ?? '-';
  const begun = await look();
  await write(`restores/${name}`, {
    status: { phase: 'InProgress', progress: { itemsRestored: 1, totalItems: 4 } },
  });
  const running = await look();
  await write(`restores/${name}`, { status: { phase: 'PartiallyFailed', errors: 1 } });
  const half = await look();
  const third = await ensureRestore.act(input, ports, NEVER);
  const last = third.created[0]?.what.name ?? '-';
  await write(`restores/${last}`, {
    status: { phase: 'Completed', completionTimestamp: IN_MINUTES(1) },
  });
  const whole = await look();

  expect(found).toMatchObject({ verdict: 'pass', finds: { backup: 'nightly' } });
  expect(before.cause?.code).toBe('velero-restore-absent');
  expect([first.changed, second.changed, third.changed]).toEqual([true, false, true]);
  expect(last).toBe(`${name}-2`);
  expect([begun.verdict, begun.cause?.code]).toEqual(['wait', 'not-observed']);
  expect(running).toMatchObject({ verdict: 'wait', progress: { done: 1, of: 4 } });
  expect(half).toMatchObject({
    verdict: 'fail',
    cause: { code: 'velero-restore-partly' },
    notes: [{ code: 'velero-reasons-unread' }],
  });
  expect(whole).toMatchObject({ verdict: 'pass', finds: { restore: last } });
  await vi.waitFor(async () => {
    const writes = await cluster.writes({ resource: 'restores', namespace });
    const own = writes.filter(({ userAgent }) => userAgent === 'dr-wizard');
    expect(own.map((one) => one.name)).toEqual([name, last]);
  }, WAIT);
});

test('a storage is set to be read only and back, and shows it; of what else it holds nothing changes', async ({
  cluster,
}) => {
  const { namespace, path } = await aStore(cluster);
  const ports = await writersOfRun(cluster.kubeconfig);
  const readers = await realReaders(cluster.kubeconfig);
  const look = (accessMode: string) =>
    locationAvailable.look({ namespace, accessMode }, readers, NEVER);

  const before = await look('ReadOnly');
  await setAccessMode.act({ namespace, mode: 'ReadOnly' }, ports, NEVER);
  const set = await look('ReadOnly');
  await setAccessMode.act({ namespace, mode: 'ReadWrite' }, ports, NEVER);
  const back = await look('ReadWrite');

  expect([before.cause?.code, set.verdict, back.verdict]).toEqual([
    'velero-access-mode',
    'pass',
    'pass',
  ]);
  const { body } = await cluster.request('GET', `${path}/backupstoragelocations/default`);
  expect(body).toMatchObject({
    spec: { provider: 'aws', objectStorage: { bucket: 'backups' }, accessMode: 'ReadWrite' },
  });
});

test('where somebody else keeps the mode, that is a conflict which names them', async ({
  cluster,
}) => {
  const { namespace, write } = await aStore(cluster);
  await write('backupstoragelocations/default?fieldManager=velero', {
    spec: { accessMode: 'ReadWrite' },
  });

  const acting = setAccessMode.act(
    { namespace, mode: 'ReadOnly' },
    await writersOfRun(cluster.kubeconfig),
    NEVER,
  );

  await expect(acting).rejects.toMatchObject({
    code: 'api-conflict',
    params: { managers: 'velero', fields: '.spec.accessMode' },
  });
});

test('who may only look is told so before, and by the API', async ({ cluster }) => {
  const { namespace, prod } = await aStore(cluster);
  const user = cluster.freshName('reader');
  await cluster.kubectl([
    'create',
    'clusterrole',
    user,
    '--verb=get,list',
    '--resource=backups.velero.io,restores.velero.io,backupstoragelocations.velero.io,namespaces',
  ]);
  await cluster.kubectl([
    'create',
    'clusterrolebinding',
    user,
    `--clusterrole=${user}`,
    `--user=${user}`,
  ]);
  onTestFinished(async () => {
    await cluster.kubectl(['delete', 'clusterrolebinding,clusterrole', user]);
  });
  const ports = await writersOfRun(await cluster.kubeconfigFor({ user }));
  const input = { namespace, backup: 'nightly', namespaces: [prod] };

  const wants = (await ensureRestore.wants?.(input, ports, NEVER)) ?? [];
  const denied: string[] = [];
  for (const one of wants)
    if (!(await ports.cluster.may(one, NEVER)).allowed) denied.push(`${one.verb} ${one.resource}`);
  expect(denied).toEqual(['create restores', 'patch restores']);
  await expect(ensureRestore.act(input, ports, NEVER)).rejects.toMatchObject({
    code: 'api-forbidden',
    params: { verb: 'patch', resource: 'restores.velero.io' },
  });
});
