import { describe, expect, test } from 'vitest';
import { restoreDnsRecords } from '../../../src/actions/cloud/restore-dns-records.ts';
import { setDnsRecords } from '../../../src/actions/cloud/set-dns-records.ts';
import { isObject, type Json } from '../../../src/model/json.ts';
import { cloudWriters } from '../../support/cloud/cloud-writers.ts';
import type { HeldRecord } from '../../../src/practice/cloud/cloud-state.ts';
import { NEVER, stubbedCloud, type StubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

let next = 100;
const aRecord = (host: string, value: string, more: Partial<HeldRecord> = {}): HeldRecord => ({
  id: String(next++),
  host,
  type: 'A',
  value,
  ttl: 600,
  line: 'default',
  isOn: true,
  ...more,
});

const NEW = '203.0.113.80';
const row = (name: string, more: object = {}): Json => ({
  name,
  type: 'A',
  value: NEW,
  ttl: '60',
  ...more,
});

const shown = ({ stub }: StubbedCloud, zone = 'example.com') =>
  (stub.state.zones[zone] ?? []).map(
    ({ host, type, value, ttl, line }) => `${host} ${type} ${value} ${ttl} ${line}`,
  );
const writes = ({ stub }: StubbedCloud) =>
  stub.actions().filter((one) => /^(Add|Update|Delete)/.test(one));

test('names are pointed at their new address, only those that differ, and the old records are the way back', async () => {
  const zones = {
    'example.com': [aRecord('api', '198.51.100.1'), aRecord('shop', NEW, { ttl: 60 })],
    'sub.example.com': [],
  };
  await using cloud = await stubbedCloud({ zones });
  const { ports } = cloudWriters(cloud);
  const records = [row('api.example.com'), row('shop.example.com'), row('new.sub.example.com.')];

  const result = await setDnsRecords.act({ cloud: cloud.site, records }, ports, NEVER);

  expect(shown(cloud)).toEqual([`api A ${NEW} 60 default`, `shop A ${NEW} 60 default`]);
  expect(shown(cloud, 'sub.example.com')).toEqual([`new A ${NEW} 60 default`]);
  expect(writes(cloud)).toEqual(['UpdateDomainRecord', 'AddDomainRecord']);
  expect(result.created.map(({ what }) => what.name)).toEqual([
    'api.example.com',
    'new.sub.example.com',
  ]);
  expect(result.evidence[0]?.text).toContain('198.51.100.1');
  expect(await setDnsRecords.act({ cloud: cloud.site, records }, ports, NEVER)).toMatchObject({
    changed: false,
    created: [],
  });
});

type Form = readonly [what: string, to: 'A' | 'CNAME', before: readonly HeldRecord[]];
const MAIL = aRecord('@', 'mail.example.com', { type: 'MX' });
const V6 = aRecord('@', '2001:db8::1', { type: 'AAAA' });
const ON_A_LINE = aRecord('@', '1.2.3.5', { line: 'telecom' });
const FORMS: readonly Form[] = [
  ['an AAAA beside the A', 'A', [aRecord('@', '1.2.3.4'), V6, MAIL]],
  ['an AAAA beside the A', 'CNAME', [aRecord('@', '1.2.3.4'), V6]],
  ['several lines', 'A', [aRecord('@', '1.2.3.4'), ON_A_LINE, MAIL]],
  ['several lines', 'CNAME', [aRecord('@', '1.2.3.4'), ON_A_LINE]],
  ['several addresses', 'A', [aRecord('@', '1.2.3.4'), aRecord('@', '1.2.3.5'), MAIL]],
  ['several addresses', 'CNAME', [aRecord('@', '1.2.3.4'), aRecord('@', '1.2.3.5')]],
  ['a CNAME', 'A', [aRecord('@', 'old.example.net', { type: 'CNAME' })]],
  ['a CNAME', 'CNAME', [aRecord('@', 'old.example.net', { type: 'CNAME' })]],
  ['a record that is switched off', 'A', [aRecord('@', '1.2.3.4', { isOn: false }), MAIL]],
  ['only a line of its own', 'CNAME', [ON_A_LINE]],
];

test.each(FORMS)(
  'where there was %s a single %s leads the name afterwards, and undone it is as before',
  async (_what, type, before) => {
    const zones = { 'example.com': before.map((one) => ({ ...one })) };
    await using cloud = await stubbedCloud({ zones });
    const { ports } = cloudWriters(cloud);
    const was = shown(cloud).toSorted();
    const value = type === 'A' ? NEW : 'lb.example.net';

    const records = [row('example.com', { type, value })];
    const { created } = await setDnsRecords.act({ cloud: cloud.site, records }, ports, NEVER);

    const leading = zones['example.com'].filter((one) => one.isOn && one.type !== 'MX');
    expect(leading).toMatchObject([{ type, value, line: 'default', ttl: 60 }]);
    const undo = created[0]?.undo;
    const input = undo !== undefined && 'with' in undo && isObject(undo.with) ? undo.with : {};
    await restoreDnsRecords.act({ ...RESTORED, ...input }, ports, NEVER);
    expect(shown(cloud).toSorted()).toEqual(was);
  },
);

const RESTORED = { cloud: {}, zone: '', host: '', before: [], now: [] };

describe('nothing is changed', () => {
  test.each([
    [
      'a zone is not of this account',
      [row('api.example.com'), row('a.elsewhere.org')],
      'cloud-zone-absent',
    ],
    [
      'a row is none',
      [row('api.example.com'), row('b.example.com', { value: '' })],
      'cloud-record-malformed',
    ],
    ['there is no row', [], 'nothing-expected'],
    ['all rows are private', [row('x.example.com', { view: 'private' })], 'nothing-expected'],
  ])('where %s', async (_where, records, code) => {
    await using cloud = await stubbedCloud({ zones: { 'example.com': [] } });
    const { ports } = cloudWriters(cloud);

    const act = setDnsRecords.act({ cloud: cloud.site, records }, ports, NEVER);

    await expect(act).rejects.toMatchObject({ code });
    expect(writes(cloud)).toEqual([]);
  });
});

test('a failure in the middle keeps what the records were before', async () => {
  const zones = { 'example.com': [aRecord('a', '1.2.3.4'), aRecord('b', '1.2.3.5')] };
  await using cloud = await stubbedCloud({ zones });
  const { ports } = cloudWriters(cloud);
  const refuse = { is: 'refuse', status: 403, code: 'Forbidden.RAM' } as const;
  cloud.stub.fault('UpdateDomainRecord', { is: 'reset-after' });
  const records = [row('a.example.com'), row('b.example.com')];

  const first = await setDnsRecords.act({ cloud: cloud.site, records }, ports, NEVER);
  cloud.stub.fault('UpdateDomainRecord', refuse);
  const again = [row('b.example.com', { value: '203.0.113.81' })];
  const failed = setDnsRecords.act({ cloud: cloud.site, records: again }, ports, NEVER);

  expect(first.changed).toBe(true);
  await expect(failed).rejects.toMatchObject({
    code: 'cloud-forbidden',
    params: { permission: 'alidns:UpdateDomainRecord' },
    evidence: [{ name: 'cloud' }, { name: 'records-before' }],
  });
});

test('records that somebody changed since are not put back', async () => {
  await using cloud = await stubbedCloud({ zones: { 'example.com': [aRecord('a', '9.9.9.9')] } });
  const { ports } = cloudWriters(cloud);
  const data = (value: string) => ({ type: 'A', value, ttl: 600, line: 'default' });
  const input = { cloud: cloud.site, zone: 'example.com', host: 'a' };

  const act = restoreDnsRecords.act(
    { ...input, before: [data('1.2.3.4')], now: [data(NEW)] },
    ports,
    NEVER,
  );

  await expect(act).rejects.toMatchObject({ code: 'cloud-record-changed-since' });
  expect(writes(cloud)).toEqual([]);
});

test('the plan names each record, and what is typed says how many names move', () => {
  const cloud = { provider: 'alibaba', region: 'eu-central-1' };

  const plan = setDnsRecords.plan({ cloud, records: [row('a.example.com'), row('b.example.com')] });

  expect(plan.will.map(({ params }) => params['name'])).toEqual(['a.example.com', 'b.example.com']);
  expect(plan.byHand[0]).toContain(NEW);
  expect(plan.atRisk).toBe('a.example.com +1');
  const alone = setDnsRecords.plan({
    cloud,
    records: [row('a.example.com'), row('a.example.com')],
  });
  expect(alone.atRisk).toBe('a.example.com');
});
