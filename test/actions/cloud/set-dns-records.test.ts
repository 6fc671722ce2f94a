import { describe, expect, test } from 'vitest';
import { restoreDnsRecords } from '../../../src/actions/cloud/restore-dns-records.ts';
import { setDnsRecords } from '../../../src/actions/cloud/set-dns-records.ts';
import { isObject, type Json } from '../../../src/model/json.ts';
import { cloudWriters } from '../../support/cloud/cloud-writers.ts';
import type { HeldRecord } from '../../../src/practice/cloud/cloud-state.ts';
import { NEVER, stubbedCloud, type StubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

const V4 = { name: 'api.example.com', type: 'A', value: '203.0.113.80', ttl: '60' };
const V6 = { name: 'API.example.com.', type: 'AAAA', value: '2001:db8::80', ttl: '60' };
const aRecord = (more: Partial<HeldRecord> = {}): HeldRecord => ({
  id: 'r1',
  host: 'api',
  type: 'A',
  value: '198.51.100.1',
  ttl: 600,
  line: 'default',
  isOn: true,
  ...more,
});

const open = (zone: HeldRecord[]) => stubbedCloud({ zones: { 'example.com': zone } });
const set = (cloud: StubbedCloud, records: readonly Json[]) =>
  setDnsRecords.act({ cloud: cloud.site, records }, cloudWriters(cloud).ports, NEVER);

test('a name with an A and an AAAA gets both, is so already the second time, and both are undone at once', async () => {
  const zone = [aRecord()];
  await using cloud = await open(zone);

  const first = await set(cloud, [V4, V6]);

  expect(zone.map(({ type, value }) => `${type} ${value}`).toSorted()).toEqual([
    'A 203.0.113.80',
    'AAAA 2001:db8::80',
  ]);
  expect(await set(cloud, [V4, V6])).toMatchObject({ changed: false, created: [] });
  expect(first.created).toHaveLength(1);
  const undo = first.created[0]?.undo;
  const input = undo !== undefined && 'with' in undo && isObject(undo.with) ? undo.with : {};
  const none = { cloud: {}, zone: '', host: '', before: [], now: [] };
  await restoreDnsRecords.act({ ...none, ...input }, cloudWriters(cloud).ports, NEVER);
  expect(zone).toMatchObject([{ type: 'A', value: '198.51.100.1' }]);
});

test('a record that is switched off and stands in the way of the same one is not taken for done', async () => {
  await using cloud = await open([aRecord({ value: V4.value, ttl: 60, isOn: false })]);

  await expect(set(cloud, [V4])).rejects.toMatchObject({ code: 'cloud-already-there' });
});

describe('a row is refused before anything is changed where it', () => {
  test.each([
    ['has a time to live that is no number', { ttl: 'soon' }],
    ['has a negative time to live', { ttl: -1 }],
    ['has a time to live of no whole seconds', { ttl: '1.5' }],
    ['is an A of an IPv6 address', { value: '2001:db8::1' }],
    ['is an A of a host name', { value: 'lb.example.net' }],
    ['is an AAAA of an IPv4 address', { type: 'AAAA' }],
    ['is a CNAME of an address', { type: 'CNAME' }],
    ['is a CNAME of two words', { type: 'CNAME', value: 'lb.example.net other' }],
  ])('%s', async (_what, more) => {
    await using cloud = await open([aRecord()]);

    await expect(set(cloud, [V6, { ...V4, ...more }])).rejects.toMatchObject({
      code: 'cloud-record-malformed',
    });
    expect(cloud.stub.actions().filter((one) => /^(Add|Update|Delete)/.test(one))).toEqual([]);
  });

  test('leads the same name by a CNAME beside an address', async () => {
    const cname = { ...V4, type: 'CNAME', value: 'lb.example.net' };
    await using cloud = await open([aRecord()]);

    await expect(set(cloud, [V4, cname])).rejects.toMatchObject({ code: 'cloud-record-malformed' });
  });
});
