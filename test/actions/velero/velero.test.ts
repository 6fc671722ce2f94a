import { expect, test } from 'vitest';
import { ensureRestore } from '../../../src/actions/velero/ensure-restore.ts';
import { setAccessMode } from '../../../src/actions/velero/set-access-mode.ts';
import { WizardError } from '../../../src/model/error.ts';
import type { Clock, KubeObject } from '../../../src/model/ports.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { memoryCluster } from '../../support/actions/memory-cluster.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { aBackup, aLocation, aNamespace, aRestore, NOW } from '../../support/velero/objects.ts';

const clock: Clock = { now: () => NOW, mono: () => 0, sleep: async () => {} };
const FIT = [aBackup('nightly'), aLocation('default'), aNamespace('prod'), aNamespace('pre')];
const ASKED = { backup: 'nightly', namespaces: ['prod', 'pre'] } as const;
const OURS = { labels: { 'dr-wizard/run': 'run' } } as const;

function aWorld(objects: readonly KubeObject[]) {
  const world = memoryCluster(objects);
  return { ...world, ports: { ...world.ports, clock } };
}

test('a restore is asked for once, under the name of the run, and can be undone', async () => {
  const { ports, objects } = aWorld(FIT);

  const first = await ensureRestore.act(
    { ...ASKED, existingResourcePolicy: 'update' },
    ports,
    NEVER,
  );
  const second = await ensureRestore.act(ASKED, ports, NEVER);

  expect(objects.filter(({ kind }) => kind === 'Restore')).toEqual([
    {
      apiVersion: 'velero.io/v1',
      kind: 'Restore',
      metadata: {
        name: 'dr-wizard-run',
        namespace: 'velero',
        uid: 'uid-1',
        labels: { 'app.kubernetes.io/managed-by': 'dr-wizard', 'dr-wizard/run': 'run' },
      },
      spec: {
        backupName: 'nightly',
        includedNamespaces: ['prod', 'pre'],
        existingResourcePolicy: 'update',
      },
    },
  ]);
  expect([first.changed, second.changed]).toEqual([true, false]);
  for (const { created } of [first, second])
    expect(created).toMatchObject([
      { what: { kind: 'Restore', uid: 'uid-1' }, undo: { uses: 'kubernetes/remove' } },
      { undo: { byHand: { en: expect.stringContaining('velero.io/restore-name=dr-wizard-run') } } },
    ]);
});

test.each([
  ['runs', { status: { phase: 'InProgress' } }],
  ['has completed', {}],
] as const)('one of this run that %s is left alone', async (_says, given) => {
  const { ports, made } = aWorld([...FIT, aRestore('dr-wizard-run', { ...given, metadata: OURS })]);

  const { changed } = await ensureRestore.act(ASKED, ports, NEVER);

  expect([changed, made]).toEqual([false, []]);
});

test.each([
  ['failed in part', { status: { phase: 'PartiallyFailed' } }, FIT],
  ['was refused', { status: { phase: 'FailedValidation' } }, FIT],
  ['was of another backup', { spec: { backupName: 'weekly' } }, FIT],
  ['was of fewer namespaces', { spec: { includedNamespaces: ['pre'] } }, FIT],
  [
    'brought what is gone since',
    {},
    [...FIT.slice(0, 2), aNamespace('prod', '2026-06-02T11:58:00Z'), aNamespace('pre')],
  ],
] as const)('after one that %s comes the next number', async (_says, given, there) => {
  const before = aRestore('dr-wizard-run', { ...given, metadata: OURS });
  const { ports, made } = aWorld([...there, before]);

  await ensureRestore.act(ASKED, ports, NEVER);

  expect(made).toEqual(['Restore velero/dr-wizard-run-2']);
});

test.each([
  [
    'somebody else has the name',
    [...FIT, aRestore('dr-wizard-run')],
    {},
    'velero-restore-name-taken',
  ],
  ['there is no such backup', FIT.slice(1), {}, 'velero-backup-absent'],
  [
    'the backup has expired',
    [aBackup('nightly', { status: { expiration: '2026-06-01T00:00:00Z' } }), ...FIT.slice(1)],
    {},
    'velero-backup-expired',
  ],
  [
    'the backup was taken in part',
    [aBackup('nightly', { status: { phase: 'PartiallyFailed' } }), ...FIT.slice(1)],
    {},
    'velero-backup-partly',
  ],
  [
    'a namespace is not in it',
    [aBackup('nightly', { spec: { includedNamespaces: ['prod'] } }), ...FIT.slice(1)],
    {},
    'velero-backup-without',
  ],
  ['its storage is not there', [aBackup('nightly')], {}, 'velero-location-none'],
  [
    'its storage can not be reached',
    [aBackup('nightly'), aLocation('default', { status: { phase: 'Unavailable' } })],
    {},
    'phase-failed',
  ],
  ['no namespace is named', FIT, { namespaces: [] }, 'nothing-expected'],
] as const)('%s: said, and nothing is restored', async (_says, objects, input, code) => {
  const { ports, made } = aWorld(objects);

  const acting = ensureRestore.act({ ...ASKED, ...input }, ports, NEVER);

  await expect(acting).rejects.toMatchObject({ code });
  expect(made).toEqual([]);
});

test('without a named backup the newest one that is fit is restored', async () => {
  const half = { phase: 'PartiallyFailed', startTimestamp: '2026-06-02T06:00:00Z' };
  const { ports, objects } = aWorld([...FIT, aBackup('half', { status: half })]);

  await ensureRestore.act({ namespaces: ['prod'] }, ports, NEVER);
  const tooOld = ensureRestore.act({ namespaces: ['pre'], maxAge: '1h' }, ports, NEVER);

  expect(objects.at(-1)).toMatchObject({ kind: 'Restore', spec: { backupName: 'nightly' } });
  await expect(tooOld).rejects.toMatchObject({ code: 'velero-backup-partly' });
});

test('interrupted at any await, a restore is asked for once', async () => {
  const waited = await interruptedAtEachAwait(ensureRestore, ASKED, () => {
    const { ports, objects, made } = aWorld(FIT);
    return { ports, state: () => objects, made: () => made };
  });

  expect(waited).toContain('writer.apply');
});

test('a storage location is set, told already so, and set back by its undo', async () => {
  const { ports, objects } = aWorld(FIT);
  const modes = () => objects.map(({ spec }) => Object(spec).accessMode).filter(Boolean);

  const first = await setAccessMode.act({ mode: 'ReadOnly' }, ports, NEVER);
  const again = await setAccessMode.act({ mode: 'ReadOnly' }, ports, NEVER);

  expect(modes()).toEqual(['ReadOnly']);
  expect([first.changed, again.changed, again.created]).toEqual([true, false, []]);
  expect(first.created).toMatchObject([
    {
      what: { kind: 'BackupStorageLocation', name: 'default' },
      undo: {
        uses: 'velero/set-access-mode',
        with: { namespace: 'velero', location: 'default', mode: 'ReadWrite' },
      },
    },
  ]);
});

test('interrupted at any await, a storage location is set', async () => {
  const waited = await interruptedAtEachAwait(setAccessMode, { mode: 'ReadOnly' }, () => {
    const { ports, objects, made } = aWorld(FIT);
    return { ports, state: () => objects, made: () => made };
  });

  expect(waited).toContain('writer.apply');
});

test('a location that is not there is not made', async () => {
  const { ports, objects } = aWorld([]);

  const acting = setAccessMode.act({ mode: 'ReadOnly' }, ports, NEVER);

  await expect(acting).rejects.toMatchObject({ code: 'object-absent' });
  expect(objects).toEqual([]);
});

test('a cluster without Velero is said to have none', async () => {
  const unserved = new WizardError('not-proven', 'api-kind-unknown');
  const fails = async () => {
    throw unserved;
  };
  const { ports } = aWorld([]);
  const without = { ...ports, cluster: { ...ports.cluster, get: fails, list: fails } };

  const both = [
    ensureRestore.act(ASKED, without, NEVER),
    setAccessMode.act({ mode: 'ReadOnly' }, without, NEVER),
  ];

  for (const acting of both)
    await expect(acting).rejects.toMatchObject({ code: 'velero-not-installed' });
});

test('the plans show the same by hand', () => {
  const restore = ensureRestore.plan(ASKED);
  const mode = setAccessMode.plan({ mode: 'ReadOnly' });

  expect([restore.atRisk, mode.atRisk]).toEqual(['nightly', 'default']);
  expect([...restore.byHand, ...mode.byHand].map((argv) => argv.join(' '))).toEqual([
    'velero restore create --from-backup=nightly --include-namespaces=prod,pre --existing-resource-policy=none --namespace=velero --wait',
    'kubectl patch backupstoragelocation default --namespace=velero --type=merge --patch={"spec":{"accessMode":"ReadOnly"}}',
  ]);
});
