import { expect, test } from 'vitest';
import { associateEip } from '../../../src/actions/cloud/associate-eip.ts';
import { deleteKeyPair } from '../../../src/actions/cloud/delete-key-pair.ts';
import { releaseEip } from '../../../src/actions/cloud/release-eip.ts';
import { isObject } from '../../../src/model/json.ts';
import { cloudWriters } from '../../support/cloud/cloud-writers.ts';
import { NEVER, stubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

test('an address that somebody allocated beforehand is bound, and is not ours to release', async () => {
  await using cloud = await stubbedCloud();
  const { ports } = cloudWriters(cloud);
  const order = { name: 'known-to-partners', bandwidth: 1, token: 't' };
  await cloud.writer.allocateAddress({ ...cloud.site, endpoints: {} }, order, NEVER);
  const input = { cloud: cloud.site, name: order.name, instance: 'i-1' };

  const first = await associateEip.act(input, ports, NEVER);
  const again = await associateEip.act(input, ports, NEVER);

  expect([first.changed, again.changed]).toEqual([true, false]);
  expect([...first.created, ...again.created]).toEqual([]);
});

test('an address that somebody has bound to another server since is not taken away from it', async () => {
  await using cloud = await stubbedCloud();
  const { ports } = cloudWriters(cloud);
  const name = 'site-0123456789ab-master';
  const made = await associateEip.act({ cloud: cloud.site, name, instance: 'i-1' }, ports, NEVER);
  for (const one of cloud.stub.state.addresses) one.instance = 'i-of-somebody';
  const undo = made.created[0]?.undo;
  const input = undo !== undefined && 'with' in undo && isObject(undo.with) ? undo.with : {};

  const undone = releaseEip.act({ cloud: {}, id: '', address: '', ...input }, ports, NEVER);

  await expect(undone).rejects.toMatchObject({ code: 'cloud-address-elsewhere' });
  expect(cloud.stub.state.addresses).toMatchObject([{ instance: 'i-of-somebody' }]);
});

test('a key pair of which neither side knows the fingerprint is not deleted', async () => {
  const pair = { name: 'k', fingerprint: '', publicKey: '' };
  await using cloud = await stubbedCloud({ keyPairs: [pair] });
  const { ports } = cloudWriters(cloud);

  const deleted = deleteKeyPair.act(
    { cloud: cloud.site, name: 'k', fingerprint: '' },
    ports,
    NEVER,
  );

  await expect(deleted).rejects.toMatchObject({ code: 'cloud-key-pair-other' });
});
