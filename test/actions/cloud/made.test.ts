import { expect, test } from 'vitest';
import { createCluster } from '../../../src/actions/cloud/create-cluster.ts';
import { setDnsRecords } from '../../../src/actions/cloud/set-dns-records.ts';
import type { LedgerEntry } from '../../../src/model/catalogue.ts';
import { cloudWriters } from '../../support/cloud/cloud-writers.ts';
import { NEVER, stubbedCloud, type StubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

function telling(cloud: StubbedCloud) {
  const made: LedgerEntry[] = [];
  const { ports } = cloudWriters(cloud);
  const attempt = {
    ...ports.attempt,
    made: async (entry: LedgerEntry) => void made.push(entry),
  };
  return { made, ports: { ...ports, attempt } };
}
const REFUSED = { is: 'refuse', status: 403, code: 'Forbidden.RAM' } as const;

test('names that were moved before another one failed are told of, with their way back', async () => {
  const at = (host: string) => ({ id: host, host, type: 'A', value: '198.51.100.1' });
  const rest = { ttl: 600, line: 'default', isOn: true };
  const zones = { 'example.com': [{ ...at('a'), ...rest }] };
  await using cloud = await stubbedCloud({ zones });
  const { made, ports } = telling(cloud);
  cloud.stub.fault('AddDomainRecord', REFUSED, 5);
  const row = (name: string) => ({ name, type: 'A', value: '203.0.113.80' });
  const records = [row('a.example.com'), row('b.example.com')];

  const act = setDnsRecords.act({ cloud: cloud.site, records }, ports, NEVER);

  await expect(act).rejects.toMatchObject({ code: 'cloud-forbidden' });
  expect(made).toMatchObject([
    { what: { name: 'a.example.com' }, undo: { with: { before: [{ value: '198.51.100.1' }] } } },
  ]);
});

test('a cluster whose making has failed is told of', async () => {
  await using cloud = await stubbedCloud({ looks: 99 });
  const { made, ports } = telling(cloud);
  const fail = (text: string) => {
    if (text.includes(': initial'))
      for (const one of cloud.stub.state.clusters) one.state = 'failed';
  };
  const input = {
    cloud: cloud.site,
    name: 'site-0123456789ab',
    run: '0123456789ab',
    kind: 'managed',
    version: '1.34',
    nodes: 3,
    instanceTypes: ['ecs.g7.xlarge'],
    vpc: 'vpc-1',
    vswitches: ['vsw-1'],
    systemDisk: '120Gi',
    kubeconfig: 'no-such-folder-of-anybody/kubeconfig',
  };
  const watched = { ...ports, attempt: { ...ports.attempt, output: fail } };

  await expect(createCluster.act(input, watched, NEVER)).rejects.toMatchObject({
    code: 'cloud-cluster-failed',
  });

  expect(made).toMatchObject([{ what: { uid: cloud.stub.state.clusters[0]?.id } }]);
});
