import { expect, test } from 'vitest';
import { inOneAccount, readingIn } from '../../src/cloud/one-account.ts';
import { NEVER, stubbedCloud, type StubbedCloud } from '../support/cloud/stubbed-cloud.ts';

const PAIR = { name: 'k', publicKey: 'ssh-rsa AAAAB3NzaC1yc2E= ops@host' };
const OWN = '1000000000000009';
const OTHER = '2000000000000002';

/** What a journal keeps, and what had been changed when it was kept. */
function aJournal(cloud: StubbedCloud, account?: string) {
  const kept: { account: string | undefined; pairs: number } = { account, pairs: -1 };
  return {
    kept,
    known: () => kept.account,
    async keep(found: string) {
      Object.assign(kept, { account: found, pairs: cloud.stub.state.keyPairs.length });
    },
  };
}

test('the account is kept before the first thing is changed in it', async () => {
  await using cloud = await stubbedCloud();
  const journal = aJournal(cloud);
  const place = { ...cloud.site, endpoints: {} };

  await inOneAccount(cloud.writer, journal).importKeyPair(place, PAIR, NEVER);

  expect(journal.kept).toEqual({ account: OWN, pairs: 0 });
  expect(cloud.stub.state.keyPairs).toHaveLength(1);
});

test('where that cannot be kept nothing is changed', async () => {
  await using cloud = await stubbedCloud();
  const full = { known: () => undefined, keep: () => Promise.reject(new Error('disk full')) };
  const place = { ...cloud.site, endpoints: {} };

  const changed = inOneAccount(cloud.writer, full).importKeyPair(place, PAIR, NEVER);

  await expect(changed).rejects.toThrow('disk full');
  expect(cloud.stub.state.keyPairs).toEqual([]);
});

test('a later process with credentials of another account neither changes nor reads anything', async () => {
  await using cloud = await stubbedCloud({ account: OTHER });
  const resumed = inOneAccount(cloud.writer, aJournal(cloud, OWN));
  const place = { ...cloud.site, endpoints: {} };
  const zone = { name: 'example.com', id: 'example.com' };
  const other = {
    kind: 'wrong-target',
    code: 'cloud-account-other',
    params: { account: OTHER, wanted: OWN },
  };

  await expect(resumed.importKeyPair(place, PAIR, NEVER)).rejects.toMatchObject(other);
  await expect(resumed.deleteKeyPair(place, 'k', NEVER)).rejects.toMatchObject(other);
  await expect(resumed.keyPair(place, 'k', PAIR.publicKey, NEVER)).rejects.toMatchObject(other);
  await expect(resumed.records(place, zone, NEVER)).rejects.toMatchObject(other);
  await expect(resumed.who(place, NEVER)).rejects.toMatchObject(other);
  expect(cloud.stub.state.keyPairs).toEqual([]);
  expect(new Set(cloud.stub.actions())).toEqual(new Set(['GetCallerIdentity']));
});

test('whose a key is is asked once for what only reads', async () => {
  await using cloud = await stubbedCloud();
  const reader = readingIn(cloud.reader, { known: () => OWN });
  const place = { ...cloud.site, endpoints: {} };

  await reader.clusters(place, NEVER);
  await reader.clusters(place, NEVER);

  const asked = cloud.stub.actions().filter((one) => one === 'GetCallerIdentity');
  expect(asked).toHaveLength(1);
});

test('a site that names another account than the run works in leaves both alone', async () => {
  await using cloud = await stubbedCloud();
  const place = { ...cloud.site, endpoints: {}, account: OTHER };

  const changed = inOneAccount(cloud.writer, aJournal(cloud, OWN)).importKeyPair(
    place,
    PAIR,
    NEVER,
  );

  await expect(changed).rejects.toMatchObject({
    code: 'cloud-account-moved',
    params: { known: OWN, named: OTHER },
  });
  expect(cloud.stub.actions()).toEqual([]);
});
