import { describe, expect, test } from 'vitest';
import { associateEip } from '../../../src/actions/cloud/associate-eip.ts';
import { deleteKeyPair } from '../../../src/actions/cloud/delete-key-pair.ts';
import { importKeyPair } from '../../../src/actions/cloud/import-key-pair.ts';
import { releaseEip } from '../../../src/actions/cloud/release-eip.ts';
import type { LedgerEntry } from '../../../src/model/catalogue.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { cloudWriters } from '../../support/cloud/cloud-writers.ts';
import { NEVER, stubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

const KEY = 'ssh-rsa AAAAB3NzaC1yc2E= ops@host';
const OTHER = 'ssh-rsa AAAAB3NzaC1yc2FB ops@host';

const aNode = (name: string, providerID: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'node-role.kubernetes.io/control-plane': '' } },
  spec: { providerID },
});
const MASTERS = [aNode('b', 'eu-central-1.i-second'), aNode('a', 'eu-central-1.i-first')];

describe('a key pair', () => {
  test('is imported once, and proven to be the key of the file', async () => {
    await using cloud = await stubbedCloud();
    const { ports } = cloudWriters(cloud);
    const input = { cloud: cloud.site, name: 'site-recovery', publicKey: KEY };

    const first = await importKeyPair.act(input, ports, NEVER);
    const again = await importKeyPair.act(input, ports, NEVER);

    const fingerprint = cloud.stub.state.keyPairs[0]?.fingerprint ?? '';
    expect([first.changed, again.changed]).toEqual([true, false]);
    expect(first).toMatchObject({
      finds: { fingerprint },
      created: [{ undo: { uses: 'cloud/delete-key-pair', with: { fingerprint } } }],
    });
    expect(cloud.stub.actions().filter((one) => one === 'ImportKeyPair')).toHaveLength(1);
  });

  test('is told by its fingerprint where the cloud does not tell the key', async () => {
    await using cloud = await stubbedCloud({ tellsKeys: false });
    const { ports } = cloudWriters(cloud);
    const input = { cloud: cloud.site, name: 'site-recovery', publicKey: KEY };

    await importKeyPair.act(input, ports, NEVER);

    expect(await importKeyPair.act(input, ports, NEVER)).toMatchObject({ changed: false });
    const other = { ...input, publicKey: OTHER };
    await expect(importKeyPair.act(other, ports, NEVER)).rejects.toMatchObject({
      code: 'cloud-key-pair-other',
    });
  });

  test('whose answer was lost is looked up: done, or in doubt', async () => {
    await using cloud = await stubbedCloud();
    const { ports } = cloudWriters(cloud);
    const input = { cloud: cloud.site, name: 'site-recovery', publicKey: KEY };

    cloud.stub.fault('ImportKeyPair', { is: 'reset-before' });
    await expect(importKeyPair.act(input, ports, NEVER)).rejects.toMatchObject({
      code: 'cloud-lost',
    });
    cloud.stub.fault('ImportKeyPair', { is: 'reset-after' });

    expect(await importKeyPair.act(input, ports, NEVER)).toMatchObject({ changed: true });
  });

  test('is deleted again only while it is the same', async () => {
    const pair = { name: 'k', fingerprint: 'aa', publicKey: '' };
    await using cloud = await stubbedCloud({ keyPairs: [pair] });
    const { ports } = cloudWriters(cloud);
    const input = { cloud: cloud.site, name: 'k', fingerprint: 'aa' };

    await expect(
      deleteKeyPair.act({ ...input, fingerprint: 'bb' }, ports, NEVER),
    ).rejects.toMatchObject({ code: 'cloud-key-pair-other' });
    expect(await deleteKeyPair.act(input, ports, NEVER)).toMatchObject({ changed: true });
    expect(await deleteKeyPair.act(input, ports, NEVER)).toMatchObject({ changed: false });
    expect(cloud.stub.state.keyPairs).toEqual([]);
  });
});

describe('an elastic IP address', () => {
  const name = 'site-0123456789ab-master';

  test('is allocated, bound to the first master and waited for; done again it is so already', async () => {
    await using cloud = await stubbedCloud({ looks: 2 });
    const { ports } = cloudWriters(cloud, { objects: MASTERS });

    const first = await associateEip.act({ cloud: cloud.site, name }, ports, NEVER);
    const again = await associateEip.act({ cloud: cloud.site, name }, ports, NEVER);

    const [address] = cloud.stub.state.addresses;
    expect(address).toMatchObject({ status: 'InUse', instance: 'i-first' });
    expect(first).toMatchObject({
      changed: true,
      finds: { address: address?.address, id: address?.id, instance: 'i-first' },
      created: [{ undo: { uses: 'cloud/release-eip', with: { id: address?.id } } }],
    });
    expect(again).toMatchObject({ changed: false, finds: first.finds });
    expect(cloud.stub.state.addresses).toHaveLength(1);
  });

  test('that could not be bound is in the ledger all the same: it costs', async () => {
    await using cloud = await stubbedCloud();
    const { ports } = cloudWriters(cloud);
    const made: LedgerEntry[] = [];
    const attempt = { ...ports.attempt, made: async (entry: LedgerEntry) => void made.push(entry) };
    cloud.stub.fault('AssociateEipAddress', {
      is: 'refuse',
      status: 403,
      code: 'Forbidden.RAM',
    });

    await expect(
      associateEip.act({ cloud: cloud.site, name, instance: 'i-1' }, { ...ports, attempt }, NEVER),
    ).rejects.toMatchObject({ kind: 'forbidden' });

    const [address] = cloud.stub.state.addresses;
    expect(made).toMatchObject([
      {
        what: { uid: address?.id },
        undo: { uses: 'cloud/release-eip', with: { id: address?.id } },
      },
    ]);
  });

  test('whose allocation was lost comes back in the next attempt: one token for both', async () => {
    await using cloud = await stubbedCloud();
    const input = { cloud: cloud.site, name, instance: 'i-1' };
    cloud.stub.fault('AllocateEipAddress', { is: 'reset-after' }, 5);
    const first = cloudWriters(cloud, { key: '0123456789ab/bind-eip/1' }).ports;
    await expect(associateEip.act(input, first, NEVER)).rejects.toMatchObject({
      code: 'cloud-lost',
    });

    const second = cloudWriters(cloud, { key: '0123456789ab/bind-eip/2' }).ports;
    await associateEip.act(input, second, NEVER);

    const tokens = cloud.stub.asked
      .filter(({ action }) => action === 'AllocateEipAddress')
      .map(({ query }) => query['ClientToken']);
    expect(new Set(tokens).size).toBe(1);
    expect(cloud.stub.state.addresses).toHaveLength(1);
  });

  test('that is free under this name is taken instead of a new one', async () => {
    await using cloud = await stubbedCloud();
    const { ports } = cloudWriters(cloud);
    const order = { name, bandwidth: 1, token: 't' };
    const place = { ...cloud.site, endpoints: {} };
    await cloud.writer.allocateAddress(place, order, NEVER);

    await associateEip.act({ cloud: cloud.site, name, instance: 'i-1' }, ports, NEVER);

    expect(cloud.stub.state.addresses).toHaveLength(1);
  });

  test('that is bound to another server is left there', async () => {
    await using cloud = await stubbedCloud();
    const { ports } = cloudWriters(cloud);
    await associateEip.act({ cloud: cloud.site, name, instance: 'i-1' }, ports, NEVER);

    const other = associateEip.act({ cloud: cloud.site, name, instance: 'i-2' }, ports, NEVER);

    await expect(other).rejects.toMatchObject({ code: 'cloud-address-elsewhere' });
    expect(cloud.stub.state.addresses).toMatchObject([{ instance: 'i-1' }]);
  });

  test('has no server where no node of the cluster is a master', async () => {
    await using cloud = await stubbedCloud();
    const { ports } = cloudWriters(cloud, { objects: [] });

    await expect(associateEip.act({ cloud: cloud.site, name }, ports, NEVER)).rejects.toMatchObject(
      { code: 'cloud-no-master' },
    );
    expect(cloud.stub.actions()).toEqual([]);
  });

  test('is released as it was made: that one only', async () => {
    await using cloud = await stubbedCloud({ looks: 2 });
    const { ports } = cloudWriters(cloud);
    await associateEip.act({ cloud: cloud.site, name, instance: 'i-1' }, ports, NEVER);
    const id = cloud.stub.state.addresses[0]?.id ?? '';
    const input = { cloud: cloud.site, id, address: '203.0.113.1' };

    await expect(
      releaseEip.act({ ...input, address: '203.0.113.9' }, ports, NEVER),
    ).rejects.toMatchObject({ code: 'cloud-address-other' });
    expect(await releaseEip.act(input, ports, NEVER)).toMatchObject({ changed: true });
    expect(await releaseEip.act(input, ports, NEVER)).toMatchObject({ changed: false });
    expect(cloud.stub.state.addresses).toEqual([]);
  });
});

test('plans show each call as a line to copy', () => {
  const cloud = { provider: 'alibaba', region: 'eu-central-1', profile: 'recovery' };
  const imported = importKeyPair.plan({ cloud, name: 'k', publicKey: KEY }).byHand;

  expect(imported.map((argv) => argv.join(' '))).toEqual([
    'aliyun ecs ImportKeyPair --RegionId eu-central-1 --KeyPairName k --PublicKeyBody ssh-rsa AAAAB3NzaC1yc2E= ops@host --profile recovery',
  ]);
  expect(associateEip.plan({ cloud, name: 'm' }).byHand.map((argv) => argv[2])).toEqual([
    'AllocateEipAddress',
    'AssociateEipAddress',
  ]);
});
