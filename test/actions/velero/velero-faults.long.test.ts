import { expect, vi } from 'vitest';
import { askedOf } from '../../support/velero/asked.ts';
import { LEFT, lostClusterTest, VELERO_APIS } from '../../support/velero/lost-cluster.ts';
import { aNewCluster, type NewCluster } from '../../support/velero/new-cluster.ts';
import { hasVelero } from '../../support/velero/programs.ts';

const test = lostClusterTest.skipIf(!hasVelero());
/** Some of what Velero's server does it does once a minute. */
const WAIT = { timeout: 150_000, interval: 200 } as const;
const ALL = { backup: LEFT.whole, namespaces: LEFT.namespaces } as const;

async function restoresIn({ cluster }: NewCluster): Promise<unknown> {
  return (await cluster.request('GET', `${VELERO_APIS}/restores`)).body;
}

test('what can not be restored is told apart, and no restore of it is asked for', async ({
  left,
}) => {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  await world.startVelero({ accessMode: 'ReadOnly' });
  const codes: unknown[] = [];

  for (const backup of [LEFT.partly, LEFT.expired, 'none']) {
    const { verdict, cause } = await ask.backup({ name: backup });
    codes.push([backup, verdict, cause?.code]);
    await expect(ask.restore({ ...ALL, backup })).rejects.toMatchObject({ code: cause?.code });
  }
  const other = { ...ALL, namespaces: ['other', 'shop'] };
  await expect(ask.restore(other)).rejects.toMatchObject({
    code: 'velero-backup-without',
    params: { namespaces: 'other' },
  });

  expect(codes).toEqual([
    [LEFT.partly, 'fail', 'velero-backup-partly'],
    [LEFT.expired, 'fail', 'velero-backup-expired'],
    ['none', 'fail', 'velero-backup-absent'],
  ]);
  expect(await restoresIn(world)).toMatchObject({ items: [] });
});

test('a storage that may be written loses what has expired, and one that is kept loses nothing', async ({
  left,
}) => {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  await world.startVelero();

  await vi.waitFor(async () => {
    const { cause } = await ask.backup({ name: LEFT.expired });
    expect(cause?.code).toBe('velero-backup-absent');
  }, WAIT);
  await ask.keep('ReadOnly');
  const kept = await ask.until('pass', () => ask.location({ accessMode: 'ReadOnly' }));
  await ask.restore(ALL);
  const restored = await ask.ended(ALL);
  await ask.keep('ReadWrite');
  const open = await ask.until('pass', () => ask.location({ accessMode: 'ReadWrite' }));

  expect([kept, open].map(({ notes }) => notes)).toEqual([[], []]);
  expect(restored.verdict).toBe('pass');
});

test('a storage that is gone is told with the reason, nothing is restored from it, and it is found again', async ({
  left,
}) => {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  await world.startVelero();

  await world.storage.stop();
  const gone = await ask.until('fail', () => ask.location());
  await expect(ask.restore(ALL)).rejects.toMatchObject({ code: 'phase-failed' });
  const asked = await restoresIn(world);
  await world.storage.start();
  await ask.until('pass', () => ask.location());
  await ask.restore(ALL);
  const restored = await ask.ended(ALL);

  expect(gone.cause).toMatchObject({
    code: 'phase-failed',
    params: { phase: 'Unavailable', message: expect.stringMatching(/connection refused$/) },
  });
  expect(asked).toMatchObject({ items: [] });
  expect(restored.verdict).toBe('pass');
});

test('a storage that nobody tries again says so, whatever it was found to be', async ({ left }) => {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  const server = await world.startVelero({ validationFrequency: '0s' });

  const then = await ask.location();
  await world.storage.stop();
  await server.stop();
  const before = await ask.location();
  await world.startServer();
  const gone = await ask.until('fail', () => ask.location());
  await world.storage.start();
  await world.changeLocation({ validationFrequency: '1s' });
  const back = await ask.until('pass', () => ask.location());

  expect([then, before, gone, back].map(({ verdict, notes }) => [verdict, notes.length])).toEqual([
    ['pass', 1],
    ['pass', 1],
    ['fail', 1],
    ['pass', 0],
  ]);
  expect(gone.notes[0]?.code).toBe('velero-location-tried-once');
});

test('a backup whose archive is gone from the storage fails as a whole, and is gone for Velero too once all of it is', async ({
  left,
}) => {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  await world.startVelero();

  await world.storage.remove(`backups/${LEFT.whole}/${LEFT.whole}.tar.gz`);
  await ask.restore(ALL);
  const failed = await ask.ended(ALL);
  for (const key of await world.storage.keys(`backups/${LEFT.whole}/`))
    await world.storage.remove(key);
  const gone = await ask.until('fail', () => ask.backup({ name: LEFT.whole }));

  expect(failed).toMatchObject({
    verdict: 'fail',
    cause: {
      code: 'phase-failed',
      params: { phase: 'Failed', message: expect.stringMatching(/NoSuchKey/) },
    },
    notes: [],
  });
  expect(gone.cause?.code).toBe('velero-backup-absent');
});

test('a server that dies in the middle of a restore has failed it; it is done again', async ({
  left,
}) => {
  const world = await aNewCluster(left);
  const ask = await askedOf(world.cluster);
  const server = await world.startVelero();

  await ask.restore(ALL);
  await vi.waitFor(
    async () => {
      const { cause } = await ask.restored(ALL);
      expect(cause?.params['phase']).toBe('InProgress');
    },
    { timeout: 30_000, interval: 5 },
  );
  await server.stop();
  const still = await ask.restored(ALL);
  await world.startServer();
  const failed = await ask.ended(ALL);
  const again = await ask.restore(ALL);
  const whole = await ask.ended(ALL);

  expect(still.verdict).toBe('wait');
  expect(failed.cause).toMatchObject({ code: 'phase-failed', params: { phase: 'Failed' } });
  expect(again.created[0]?.what.name).toBe('dr-wizard-run-2');
  expect(whole).toMatchObject({ verdict: 'pass', finds: { restore: 'dr-wizard-run-2' } });
});
