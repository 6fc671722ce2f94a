import { expect, test } from 'vitest';
import type { KubeObject, Readers } from '../../../src/model/ports.ts';
import { masterAddress } from '../../../src/probes/cloud/master-address.ts';
import { NEVER, stubbedCloud, type StubbedCloud } from '../../support/cloud/stubbed-cloud.ts';
import type { HeldAddress } from '../../../src/practice/cloud/cloud-state.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { systemClock } from '../../../src/clock/system-clock.ts';

const [BOUND, OTHER, SHOWN] = ['192.0.2.7', '192.0.2.8', '192.0.2.9'];
const MASTER = 'node-role.kubernetes.io/control-plane';

const aNode = (name: string, more: { label?: string; id?: string; external?: string }) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { [more.label ?? MASTER]: '' } },
  spec: { providerID: more.id ?? `eu-central-1.i-${name}` },
  status: {
    addresses: [
      { type: 'InternalIP', address: '10.0.0.1' },
      ...(more.external === undefined ? [] : [{ type: 'ExternalIP', address: more.external }]),
    ],
  },
});
const A = aNode('a', {});

const anAddress = (address: string, more: Partial<HeldAddress> = {}): HeldAddress => ({
  id: `eip-${address}`,
  address,
  name: 'site-1-master',
  token: '',
  status: 'InUse',
  instance: 'i-a',
  looksLeft: 9,
  ...more,
});

/** What one look says where only these addresses take connections. */
async function seen(
  cloud: StubbedCloud,
  nodes: readonly KubeObject[],
  { told, open = [BOUND, OTHER, SHOWN] }: { told?: string; open?: readonly string[] } = {},
) {
  const ports: Readers = {
    ...FAKE_READERS,
    clock: systemClock,
    cloud: cloud.reader,
    cluster: { ...FAKE_READERS.cluster, list: async () => nodes },
    net: {
      connect: async (host) =>
        open.includes(host)
          ? { open: true, address: host, ms: 1 }
          : { open: false, code: 'ECONNREFUSED' },
    },
  };
  const more = told === undefined ? {} : { told };
  const { verdict, cause, finds } = await masterAddress.look(
    { cloud: cloud.site, port: 22, ...more },
    ports,
    NEVER,
  );
  return [verdict, cause?.code ?? null, finds['address'] ?? null];
}

test('what is bound to a master of the cluster is found, and what is bound to anything else is not', async () => {
  await using cloud = await stubbedCloud({
    addresses: [anAddress(OTHER, { instance: 'i-elsewhere' }), anAddress(BOUND)],
  });

  expect(await seen(cloud, [aNode('w', { label: 'worker' }), A])).toEqual(['pass', null, BOUND]);
  expect(await seen(cloud, [A], { open: [OTHER] })).toEqual(['wait', 'port-refused', null]);
  const elsewhere = [aNode('b', {})];
  expect(await seen(cloud, elsewhere)).toEqual(['wait', 'cloud-address-absent', null]);
});

test('of several masters the one counts that is reached', async () => {
  const addresses = [anAddress(OTHER, { instance: 'i-b' }), anAddress(BOUND)];
  await using cloud = await stubbedCloud({ addresses });
  const masters = [aNode('b', {}), A];

  expect(await seen(cloud, masters, { open: [BOUND] })).toEqual(['pass', null, BOUND]);
  expect(await seen(cloud, masters, { open: [] })).toEqual(['wait', 'port-refused', null]);
});

test('an address that is being bound is waited for', async () => {
  await using cloud = await stubbedCloud({
    addresses: [anAddress(BOUND, { status: 'Associating' })],
  });

  expect(await seen(cloud, [A])).toEqual(['wait', 'cloud-address-unbound', null]);
});

test('what somebody has told is tried, and nothing else is asked', async () => {
  await using cloud = await stubbedCloud({ addresses: [anAddress(BOUND)] });

  expect(await seen(cloud, [A], { told: OTHER })).toEqual(['pass', null, OTHER]);
  expect(await seen(cloud, [A], { told: OTHER, open: [BOUND] })).toEqual([
    'wait',
    'port-refused',
    null,
  ]);
  expect(cloud.stub.asked).toEqual([]);
});

test('without credentials the address that the node shows counts, and without one nobody can tell', async () => {
  await using cloud = await stubbedCloud({}, { env: {} });

  const shown = [aNode('a', { external: SHOWN })];
  expect(await seen(cloud, shown)).toEqual(['pass', null, SHOWN]);
  expect(await seen(cloud, [A])).toEqual(['unknown', 'cloud-no-credentials', null]);
});

test('masters that tell no instance are those of no cloud', async () => {
  await using cloud = await stubbedCloud({ addresses: [anAddress(BOUND)] });

  const foreign = aNode('a', { id: 'kwok://a' });
  expect(await seen(cloud, [foreign])).toEqual(['unknown', 'cloud-no-master', null]);
  const shown = [aNode('a', { id: 'kwok://a', external: SHOWN })];
  expect(await seen(cloud, shown)).toEqual(['pass', null, SHOWN]);
});

test('a cloud that answers no more is no reason to take what the node shows', async () => {
  await using cloud = await stubbedCloud({ addresses: [anAddress(BOUND)] });
  cloud.stub.fault('DescribeEipAddresses', { is: 'garbage', body: '<html>' }, 9);

  const [verdict] = await seen(cloud, [aNode('a', { external: SHOWN })]);
  expect(verdict).toBe('unknown');
});
