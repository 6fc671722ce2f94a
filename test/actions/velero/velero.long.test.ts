import { expect } from 'vitest';
import { askedOf } from '../../support/velero/asked.ts';
import { LEFT, lostClusterTest, phaseOf, put } from '../../support/velero/lost-cluster.ts';
import { aNewCluster } from '../../support/velero/new-cluster.ts';
import { hasVelero } from '../../support/velero/programs.ts';
import { REFUSED, refuseSettings } from '../../support/velero/refuse-settings.ts';

const test = lostClusterTest.skipIf(!hasVelero());
const ALL = { backup: LEFT.whole, namespaces: LEFT.namespaces } as const;
const PODS = '/api/v1/namespaces/shop/pods';

test('a new cluster says what it lacks until Velero has listed the backups; one is restored once, followed to its end, and undone', async ({
  left,
}) => {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  const codes = async () => [
    (await ask.location()).cause?.code,
    (await ask.backup({ name: LEFT.whole })).cause?.code,
  ];

  const bare = await codes();
  await world.install();
  const installed = await codes();
  await world.locate();
  const located = await codes();
  await world.startServer();
  const listed = await ask.until('pass', () => ask.backup(ALL));
  const found = await ask.backup({ namespaces: LEFT.namespaces });
  const before = await ask.restored(ALL);
  const first = await ask.restore(ALL);
  const after = await ask.ended(ALL);
  const second = await ask.restore(ALL);
  const { body: pods } = await world.cluster.request('GET', PODS);
  const undone = await ask.undo(first);
  const third = await ask.restored(ALL);

  expect([bare, installed, located]).toEqual([
    ['velero-not-installed', 'velero-not-installed'],
    ['object-absent', 'velero-location-none'],
    ['not-observed', 'velero-backups-unsynced'],
  ]);
  expect(listed.finds).toMatchObject({ backup: LEFT.whole });
  expect(found).toMatchObject({
    finds: { backup: LEFT.whole },
    notes: [
      { code: 'velero-backups-newer', params: { backups: `${LEFT.partly} (PartiallyFailed)` } },
    ],
  });
  expect(before.cause?.code).toBe('velero-restore-absent');
  expect(after).toMatchObject({
    finds: { restore: 'dr-wizard-run' },
    progress: { done: 20, of: 20 },
  });
  expect(pods).toMatchObject({ items: [{ metadata: { labels: { app: 'web' } } }] });
  expect([first.changed, second.changed, undone.changed]).toEqual([true, false, true]);
  expect(third.cause?.code).toBe('velero-restore-absent');
});

/** A restore into a cluster that refuses some of it, and another one once it refuses nothing any more. */
async function restoredTwice(left: string, logFormat: string) {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  await world.startVelero({}, { 'log-format': logFormat });
  await world.cluster.kubectl(['create', 'namespace', 'pay']);
  const none = ['create', 'quota', 'none', '--namespace=pay', '--hard=count/deployments.apps=0'];
  await world.cluster.kubectl(none);
  const allowSettings = await refuseSettings(world.cluster);
  const first = await ask.restore(ALL);
  const half = await ask.ended(ALL);
  await world.cluster.kubectl(['delete', 'quota', 'none', '--namespace=pay']);
  await allowSettings();
  const second = await ask.restore(ALL);
  const whole = await ask.ended(ALL);
  return { half, whole, names: [first, second].map(({ created }) => created[0]?.what.name) };
}

const QUOTA = 'deployments.apps "web" is forbidden: exceeded quota: none, requested: ';
const LEFT_OUT = [
  { object: 'deployments.apps/pay/web', reason: expect.stringContaining(QUOTA) },
  {
    object: 'configmaps/shop/settings',
    reason: expect.stringMatching(/^configmaps "settings" is forbidden: .* denied request: /),
  },
];

test('what a restore has left out is named, with the reasons that stand in the log of the server; repaired, it is done again', async ({
  left,
}) => {
  const { half, whole, names } = await restoredTwice(left, 'text');

  expect(half.cause).toMatchObject({ code: 'velero-restore-partly', params: { errors: 3 } });
  expect(half.others.map(({ params }) => params)).toEqual(expect.arrayContaining(LEFT_OUT));
  expect(half.others.map(({ params }) => params['reason'])).toContainEqual(
    expect.stringContaining(REFUSED),
  );
  expect(names).toEqual(['dr-wizard-run', 'dr-wizard-run-2']);
  expect(whole).toMatchObject({ verdict: 'pass', finds: { restore: 'dr-wizard-run-2' } });
});

test('the same with a server that writes its log in JSON', async ({ left }) => {
  const { half } = await restoredTwice(left, 'json');

  expect(half.others.map(({ params }) => params)).toEqual(expect.arrayContaining(LEFT_OUT));
  expect(half.others.map(({ params }) => params['reason'])).toContainEqual(
    expect.stringContaining(REFUSED),
  );
});

test('what was there already and is not as in the backup is named, though the restore has completed', async ({
  left,
}) => {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  await world.startVelero();
  const { kubectl } = world.cluster;
  await kubectl(['create', 'namespace', 'shop']);
  await kubectl(['create', 'deployment', 'web', '--namespace=shop', '--image=example.com/web:2']);

  await ask.restore(ALL);
  const seen = await ask.ended(ALL);

  expect(seen.verdict).toBe('pass');
  expect(seen.notes.map(({ code, params }) => [code, params['object']])).toEqual([
    ['velero-restore-warnings', undefined],
    ['velero-restore-warned', 'Deployment shop/web'],
  ]);
});

test('a restore that finds nothing in the backup has restored nothing, though it completes and its namespace is there', async ({
  left,
}) => {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  const server = await world.startVelero();
  await put(world.cluster, 'Backup', 'backups/all', { includedNamespaces: ['*'] });
  await phaseOf(world.cluster, 'backups/all', ['Completed'], server.ended);
  await world.cluster.kubectl(['create', 'namespace', 'later']);
  const asked = { backup: 'all', namespaces: ['later'] };

  await ask.restore(asked);
  const seen = await ask.ended(asked);

  expect([seen.verdict, seen.cause?.code]).toEqual(['fail', 'velero-restore-empty']);
});
