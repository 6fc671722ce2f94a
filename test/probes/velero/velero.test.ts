import { expect, test } from 'vitest';
import type { Clock, KubeObject, Readers } from '../../../src/model/ports.ts';
import { WizardError } from '../../../src/model/error.ts';
import { backupCompleted } from '../../../src/probes/velero/backup-completed.ts';
import { locationAvailable } from '../../../src/probes/velero/location-available.ts';
import { restored } from '../../../src/probes/velero/restored.ts';
import { failingReaders, NEVER, readersOf } from '../../support/probes/readers.ts';
import { aBackup, aLocation, aNamespace, aRestore, NOW } from '../../support/velero/objects.ts';

const clock: Clock = { now: () => NOW, mono: () => 0, sleep: async () => {} };
const at = (objects: readonly KubeObject[]): Readers => readersOf(objects, { clock });
const ASKED = { backup: 'nightly', namespaces: ['prod', 'pre'] } as const;

test.each([
  ['one that was tried just now', {}, {}, 'pass', undefined],
  ['one that can not be reached', { status: { phase: 'Unavailable' } }, {}, 'fail', 'phase-failed'],
  ['one that nobody tried', { status: { phase: '' } }, {}, 'unknown', 'field-unreadable'],
  [
    'one that nobody tries any more',
    { status: { lastValidationTime: '2026-06-02T11:00:00Z' } },
    {},
    'wait',
    'velero-location-stale',
  ],
  [
    'one that is tried once a day',
    {
      spec: { validationFrequency: '24h0m0s' },
      status: { lastValidationTime: '2026-06-01T00:00:00Z' },
    },
    {},
    'pass',
    undefined,
  ],
  [
    'one that is never tried, as it was set so',
    { spec: { validationFrequency: '0s' }, status: { lastValidationTime: null } },
    {},
    'pass',
    undefined,
  ],
  ['one that may be written', {}, { accessMode: 'ReadOnly' }, 'wait', 'velero-access-mode'],
  [
    'one that is read only as asked',
    { spec: { accessMode: 'ReadOnly' } },
    { accessMode: 'ReadOnly' },
    'pass',
    undefined,
  ],
  ['one of another name', {}, { location: 'other' }, 'fail', 'object-absent'],
] as const)('a storage location: %s', async (_says, given, input, verdict, code) => {
  const seen = await locationAvailable.look(input, at([aLocation('default', given)]), NEVER);

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
});

/** As Velero 1.18 says it of a storage whose port refuses connections. */
const REFUSED =
  'BackupStorageLocation "default" is unavailable: rpc error: code = Unknown desc = operation error S3: ListObjectsV2, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , HostID: , request send failed, Get "http://127.0.0.1:29509/backups?delimiter=%2F&list-type=2&prefix=": dial tcp 127.0.0.1:29509: connect: connection refused';

test('why a storage can not be reached is told though it stands at the end of a long sentence', async () => {
  const status = { phase: 'Unavailable', message: REFUSED };

  const seen = await locationAvailable.look({}, at([aLocation('default', { status })]), NEVER);

  const message = String(seen.cause?.params['message']);
  expect(message).toMatch(/^BackupStorageLocation "default" is unavailable: .*connection refused$/);
  expect(message.length).toBeLessThanOrEqual(240);
});

test.each(['Available', 'Unavailable'])(
  'that nobody tries a storage any more is told of one that was %s then',
  async (phase) => {
    const given = {
      spec: { validationFrequency: '0s' },
      status: { phase, lastValidationTime: '2026-06-01T00:00:00Z' },
    };

    const seen = await locationAvailable.look({}, at([aLocation('default', given)]), NEVER);

    expect(seen.verdict).toBe(phase === 'Available' ? 'pass' : 'fail');
    expect(seen.notes).toMatchObject([
      {
        code: 'velero-location-tried-once',
        params: { name: 'velero/default', at: '2026-06-01T00:00:00Z' },
      },
    ]);
  },
);

test('the newest backup that can be restored is found; newer ones that can not are told', async () => {
  const backups = [
    aBackup('old', { status: { startTimestamp: '2026-05-30T00:00:00Z' } }),
    aBackup('good', { status: { startTimestamp: '2026-06-01T00:00:00Z' } }),
    aBackup('half', {
      status: { startTimestamp: '2026-06-02T00:00:00Z', phase: 'PartiallyFailed' },
    }),
  ];

  const seen = await backupCompleted.look({}, at([...backups, aLocation('default')]), NEVER);

  expect(seen).toMatchObject({
    verdict: 'pass',
    finds: { backup: 'good', takenAt: '2026-06-01T00:00:00Z' },
    notes: [{ code: 'velero-backups-newer', params: { backups: 'half (PartiallyFailed)' } }],
  });
});

test.each([
  [
    'none that can be restored: the newest says why',
    {},
    [aBackup('a', { status: { phase: 'Failed' } })],
    'fail',
    'phase-failed',
  ],
  [
    'the named one, though another one is good',
    { name: 'a' },
    [aBackup('a', { status: { phase: 'Deleting' } }), aBackup('b')],
    'fail',
    'velero-backup-deleting',
  ],
  ['the named one is not there', { name: 'none' }, [aBackup('a')], 'fail', 'velero-backup-absent'],
  ['there is none', {}, [], 'fail', 'velero-backup-none'],
  ['all are too old', { maxAge: '1h' }, [aBackup('a')], 'fail', 'velero-backup-too-old'],
] as const)('backups: %s', async (_says, input, backups, verdict, code) => {
  const seen = await backupCompleted.look(input, at([...backups, aLocation('default')]), NEVER);

  expect([seen.verdict, seen.cause?.code, seen.finds]).toEqual([verdict, code, {}]);
});

test('what the storage holds is not known before it was listed, nor without a storage', async () => {
  const unsynced = aLocation('default', { status: { lastSyncedTime: null } });

  const early = await backupCompleted.look({ name: 'a' }, at([unsynced]), NEVER);
  const without = await backupCompleted.look({ name: 'a' }, at([]), NEVER);

  expect([early.verdict, early.cause?.code]).toEqual(['wait', 'velero-backups-unsynced']);
  expect([without.verdict, without.cause?.code]).toEqual(['fail', 'velero-location-none']);
});

const BOTH = [aNamespace('prod'), aNamespace('pre')];

test.each([
  ['one that has completed', [aRestore('a')], BOTH, 'pass', undefined],
  ['none', [], BOTH, 'fail', 'velero-restore-absent'],
  [
    'one of another backup',
    [aRestore('a', { spec: { backupName: 'b' } })],
    BOTH,
    'fail',
    'velero-restore-absent',
  ],
  [
    'one of fewer namespaces',
    [aRestore('a', { spec: { includedNamespaces: ['pre'] } })],
    BOTH,
    'fail',
    'velero-restore-absent',
  ],
  [
    'one that nobody began',
    [aRestore('a', { status: { phase: 'New' } })],
    BOTH,
    'wait',
    'phase-not-ready',
  ],
  [
    'one that was refused',
    [aRestore('a', { status: { phase: 'FailedValidation' } })],
    BOTH,
    'fail',
    'phase-failed',
  ],
  [
    'one that found nothing to restore in the backup',
    [aRestore('a', { status: { progress: {} } })],
    BOTH,
    'fail',
    'velero-restore-empty',
  ],
  [
    'one by an early version, which counts nothing',
    [aRestore('a', { status: { progress: undefined } })],
    BOTH,
    'pass',
    undefined,
  ],
  [
    'one whose namespace is gone since',
    [aRestore('a')],
    BOTH.slice(1),
    'fail',
    'velero-restore-void',
  ],
  [
    'one whose namespace was made anew since',
    [aRestore('a')],
    [aNamespace('prod', '2026-06-02T11:56:00Z'), aNamespace('pre')],
    'fail',
    'velero-restore-void',
  ],
  [
    'the last one, not one before it',
    [
      aRestore('a', { metadata: { creationTimestamp: '2026-06-02T11:00:00Z' } }),
      aRestore('b', { status: { phase: 'InProgress' } }),
    ],
    BOTH,
    'wait',
    'phase-not-ready',
  ],
] as const)('a restore: %s', async (_says, restores, namespaces, verdict, code) => {
  const seen = await restored.look(ASKED, at([...restores, ...namespaces]), NEVER);

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
});

test('how far a restore has come is told', async () => {
  const status = { phase: 'InProgress', progress: { itemsRestored: 12, totalItems: 40 } };

  const seen = await restored.look(ASKED, at([aRestore('a', { status }), ...BOTH]), NEVER);

  expect(seen.progress).toEqual({ done: 12, of: 40, unit: 'objects' });
});

test('of no namespace nothing is proven', async () => {
  const seen = await restored.look({ ...ASKED, namespaces: [] }, at([aRestore('a')]), NEVER);

  expect([seen.verdict, seen.cause?.code]).toEqual(['unknown', 'nothing-expected']);
});

test.each([
  ['velero/location-available', (readers: Readers) => locationAvailable.look({}, readers, NEVER)],
  ['velero/backup-completed', (readers: Readers) => backupCompleted.look({}, readers, NEVER)],
  ['velero/restored', (readers: Readers) => restored.look(ASKED, readers, NEVER)],
])('%s names a Velero that is not installed, and what may not be read', async (_id, look) => {
  const unserved = new WizardError('not-proven', 'api-kind-unknown', {});
  const forbidden = new WizardError('forbidden', 'api-forbidden', {});
  const away = new WizardError('cluster-unreachable', 'api-refused', {});

  expect(await look(failingReaders(unserved))).toMatchObject({
    verdict: 'fail',
    cause: { code: 'velero-not-installed' },
  });
  expect(await look(failingReaders(forbidden))).toMatchObject({ verdict: 'unknown' });
  await expect(look(failingReaders(away))).rejects.toBe(away);
});
