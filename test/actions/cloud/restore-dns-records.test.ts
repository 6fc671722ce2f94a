import { expect, test } from 'vitest';
import { restoreDnsRecords } from '../../../src/actions/cloud/restore-dns-records.ts';
import { cloudWriters } from '../../support/cloud/cloud-writers.ts';
import { NEVER, stubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

const OLD = { type: 'A', value: '198.51.100.1', ttl: 600, line: 'default' };
const NOW = { type: 'A', value: '203.0.113.80', ttl: 60, line: 'default' };

test('a zone that is gone since is not taken for the one above it, whose name would be another one', async () => {
  const www = { id: '1', host: 'www', isOn: true, ...NOW };
  await using cloud = await stubbedCloud({ zones: { 'example.com': [www] } });
  const { ports } = cloudWriters(cloud);
  const input = { zone: 'sub.example.com', host: 'www', before: [OLD], now: [NOW] };

  const undone = restoreDnsRecords.act({ cloud: cloud.site, ...input }, ports, NEVER);

  await expect(undone).rejects.toMatchObject({ code: 'cloud-zone-absent' });
  expect(cloud.stub.state.zones['example.com']).toMatchObject([{ value: NOW.value }]);
});
