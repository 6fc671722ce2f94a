import { expect, test } from 'vitest';
import { NEVER, stubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

const PAIR = { name: 'k', publicKey: 'ssh-rsa AAAAB3NzaC1yc2E= ops@host' };
const RECORD = { type: 'A', value: '192.0.2.1', ttl: 60, line: 'default' };

test.each([
  ['example.com', 'Example.COM.', 'api'],
  ['EXAMPLE.com', 'example.com', '@'],
  ['xn--fiq228c.com', '中文.com', 'api'],
])('a drill changes nothing in zone %s where production is written as %s', async (...row) => {
  const [name, domain, host] = row;
  const forbidden = () => ({ accounts: [], domains: [domain] });
  await using cloud = await stubbedCloud({ zones: { [name]: [] } }, { forbidden });
  const place = { ...cloud.site, endpoints: {} };
  const change = { do: 'add', host, record: RECORD } as const;

  const changed = cloud.writer.changeRecord(place, { name, id: name }, change, NEVER);

  await expect(changed).rejects.toMatchObject({ code: 'cloud-name-production' });
  expect(cloud.stub.actions()).toEqual([]);
});

test('where a site names no account, nothing is changed in a second one', async () => {
  await using cloud = await stubbedCloud();
  const place = { ...cloud.site, endpoints: {} };
  await cloud.writer.importKeyPair(place, PAIR, NEVER);
  cloud.stub.state.account = '2000000000000002';

  const other = cloud.writer.deleteKeyPair(place, 'k', NEVER);

  await expect(other).rejects.toMatchObject({
    kind: 'wrong-target',
    code: 'cloud-account-other',
    params: { account: '2000000000000002', wanted: '1000000000000009' },
  });
  expect(cloud.stub.state.keyPairs).toHaveLength(1);
  const named = { ...place, account: '2000000000000002' };
  await cloud.writer.deleteKeyPair(named, 'k', NEVER);
  expect(cloud.stub.state.keyPairs).toEqual([]);
});
