import net from 'node:net';
import { describe, expect, test } from 'vitest';
import type { CloudPlace } from '../../../src/model/cloud.ts';
import { WizardError } from '../../../src/model/error.ts';
import type { Fault } from '../../../src/practice/cloud/cloud-server.ts';
import { NEVER, stubbedCloud, type StubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

const placeOf = ({ site }: StubbedCloud): CloudPlace => ({ ...site, endpoints: {} });

async function errorOf(work: Promise<unknown>): Promise<WizardError> {
  const [settled] = await Promise.allSettled([work]);
  expect(settled).toMatchObject({ status: 'rejected' });
  const reason: unknown = settled.status === 'rejected' ? settled.reason : undefined;
  if (reason instanceof WizardError) return reason;
  throw reason;
}

test('the cloud itself says whose the credentials are, and each request is rightly signed', async () => {
  await using cloud = await stubbedCloud();

  expect(await cloud.reader.who(placeOf(cloud), NEVER)).toEqual({
    account: '1000000000000009',
    principal: 'acs:ram::1000000000000009:user/operator',
    region: 'eu-central-1',
    source: 'environment',
    where: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
  });
});

test('names with spaces, signs and other scripts are signed as they are sent', async () => {
  await using cloud = await stubbedCloud();
  const name = "a b+c*~'(%)!/密钥&=\n$(id)";
  const key = { name, publicKey: 'ssh-rsa AAAAB3NzaC1yc2E= me@host' };

  await cloud.writer.importKeyPair(placeOf(cloud), key, NEVER);

  expect(cloud.stub.state.keyPairs).toMatchObject([{ name }]);
});

test('a wrong secret is told as one, and stands nowhere in what is told', async () => {
  const env = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI5tStubAccessKeyId',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'wrong-secret',
  };
  await using cloud = await stubbedCloud({}, { env });

  const error = await errorOf(cloud.reader.who(placeOf(cloud), NEVER));

  expect(error).toMatchObject({ code: 'cloud-key-refused', kind: 'forbidden' });
  expect(JSON.stringify([error.params, error.evidence])).not.toContain('wrong-secret');
  expect(cloud.concealed).toContain('wrong-secret');
});

const REFUSALS: readonly (readonly [code: string, status: number, told: string])[] = [
  ['QuotaExceeded.Eip', 400, 'cloud-quota-exceeded'],
  ['QuotaExceed.KeyPair', 403, 'cloud-quota-exceeded'],
  ['InsufficientBalance', 400, 'cloud-arrears'],
  ['Account.Arrearage', 400, 'cloud-arrears'],
  ['InvalidAccountStatus.NotEnoughBalance', 403, 'cloud-arrears'],
  ['IncorrectEipStatus', 400, 'cloud-in-use'],
  ['DependencyViolation', 400, 'cloud-in-use'],
  ['DryRunOperation', 400, 'cloud-dry-run'],
  ['InvalidRegionId.NotFound', 404, 'cloud-region-invalid'],
  ['InvalidSecurityToken.Expired', 400, 'cloud-token-expired'],
  ['InvalidTimeStamp.Expired', 400, 'cloud-clock-skew'],
  ['SignatureDoesNotMatch', 400, 'cloud-key-refused'],
  ['InvalidKeyPairName.NotFound', 404, 'cloud-not-found'],
  ['SomethingElse', 400, 'cloud-refused'],
];

test.each(REFUSALS)('%s becomes what has to be done about it', async (code, status, told) => {
  await using cloud = await stubbedCloud();
  cloud.stub.fault('DescribeClustersV1', { is: 'refuse', status, code, message: 'why\u001b[31m' });

  const error = await errorOf(cloud.reader.clusters(placeOf(cloud), NEVER));

  expect(error).toMatchObject({
    code: told,
    params: { call: 'cs DescribeClustersV1', code, message: 'why\u001b[31m' },
  });
});

test('a missing permission is named as the cloud names it', async () => {
  await using cloud = await stubbedCloud();
  const refuse = { is: 'refuse', status: 403, code: 'Forbidden.RAM' } as const;
  cloud.stub.fault('CreateCluster', {
    ...refuse,
    more: { AccessDeniedDetail: { AuthAction: 'cs:CreateCluster' } },
  });
  cloud.stub.fault('DescribeDomains', {
    ...refuse,
    message: 'Action: alidns:DescribeDomains denied',
  });
  cloud.stub.fault('DescribeKeyPairs', refuse);
  const place = placeOf(cloud);

  const errors = [
    await errorOf(cloud.writer.createCluster(place, ORDER, NEVER)),
    await errorOf(cloud.reader.zones(place, NEVER)),
    await errorOf(cloud.reader.keyPair(place, 'k', '', NEVER)),
  ];

  expect(errors.map(({ code, params }) => [code, params['permission']])).toEqual([
    ['cloud-forbidden', 'cs:CreateCluster'],
    ['cloud-forbidden', 'alidns:DescribeDomains'],
    ['cloud-forbidden', 'ecs:DescribeKeyPairs'],
  ]);
});

const ORDER = {
  name: 'site-1',
  run: '0123456789ab',
  kind: 'managed',
  version: '1.34',
  nodes: 3,
  instanceTypes: ['ecs.g7.xlarge'],
  vpc: 'vpc-1',
  vswitches: ['vsw-1'],
  keyPair: '',
  systemDisk: 120,
  parameters: {},
};

test('what was throttled is asked again, and gives up after some tries', async () => {
  await using cloud = await stubbedCloud();
  const throttled = { is: 'refuse', status: 400, code: 'Throttling.User' } as const;
  cloud.stub.fault('CreateCluster', { ...throttled, headers: { 'retry-after': '3' } }, 2);
  cloud.stub.fault('DescribeDomains', throttled, 99);
  const place = placeOf(cloud);

  await cloud.writer.createCluster(place, ORDER, NEVER);
  const error = await errorOf(cloud.reader.zones(place, NEVER));

  expect(cloud.stub.state.clusters).toHaveLength(1);
  expect(error.code).toBe('cloud-throttled');
  expect(cloud.stub.actions().filter((one) => one === 'DescribeDomains')).toHaveLength(5);
});

const LOST: readonly (readonly [name: string, fault: Fault])[] = [
  ['a reset after it was done', { is: 'reset-after' }],
  ['a reset before it was done', { is: 'reset-before' }],
  ['an answer that is none', { is: 'garbage', body: '<html>' }],
  ['a failing server', { is: 'refuse', status: 503, code: 'ServiceUnavailable' }],
];

describe.each(LOST)('%s', (_name, fault) => {
  test('leaves a cluster that was asked for in doubt: it is sent once', async () => {
    await using cloud = await stubbedCloud();
    cloud.stub.fault('CreateCluster', fault, 9);

    const error = await errorOf(cloud.writer.createCluster(placeOf(cloud), ORDER, NEVER));

    expect(error.code).toBe('cloud-lost');
    expect(cloud.stub.actions().filter((one) => one === 'CreateCluster')).toHaveLength(1);
  });

  test('is asked again where a token makes both the same', async () => {
    await using cloud = await stubbedCloud();
    cloud.stub.fault('AllocateEipAddress', fault);
    const order = { name: 'master', bandwidth: 1, token: 'token-1' };

    await cloud.writer.allocateAddress(placeOf(cloud), order, NEVER);

    expect(cloud.stub.state.addresses).toHaveLength(1);
  });

  test('is read again where nothing is changed', async () => {
    await using cloud = await stubbedCloud({ zones: { 'example.com': [] } });
    cloud.stub.fault('DescribeDomains', fault);

    expect(await cloud.reader.zones(placeOf(cloud), NEVER)).toHaveLength(1);
  });
});

test('a lost answer stays in doubt whatever a later try is refused for', async () => {
  await using cloud = await stubbedCloud();
  const place = placeOf(cloud);
  const { id } = await cloud.writer.allocateAddress(
    place,
    { name: 'm', bandwidth: 1, token: 't' },
    NEVER,
  );
  cloud.stub.fault('AssociateEipAddress', { is: 'reset-after' });

  const bind = { id, instance: 'i-1', token: 't2' };
  const error = await errorOf(cloud.writer.associateAddress(place, bind, NEVER));

  expect(error.code).toBe('cloud-lost');
});

test('where nobody listens nothing was asked for', async () => {
  await using cloud = await stubbedCloud();
  await cloud.stub.stop();

  const error = await errorOf(cloud.writer.createCluster(placeOf(cloud), ORDER, NEVER));

  expect(error).toMatchObject({ code: 'cloud-unreachable', params: { code: 'ECONNREFUSED' } });
});

test('a server that says nothing is left when the run ends', async () => {
  await using cloud = await stubbedCloud();
  cloud.stub.fault('GetCallerIdentity', { is: 'silent' });
  const ending = new AbortController();
  const asked = cloud.reader.who(placeOf(cloud), ending.signal);

  await expect.poll(() => cloud.stub.actions()).toEqual(['GetCallerIdentity']);
  ending.abort(new Error('stopped'));

  await expect(asked).rejects.toThrow('stopped');
});

test('a list that comes incomplete is not taken for the whole', async () => {
  await using cloud = await stubbedCloud();
  const body = JSON.stringify({ clusters: [], page_info: { total_count: 3 } });
  cloud.stub.fault('DescribeClustersV1', { is: 'garbage', body }, 9);

  expect((await errorOf(cloud.reader.clusters(placeOf(cloud), NEVER))).code).toBe('cloud-garbage');
});

test('all pages of a list are read', async () => {
  const clusters = Array.from({ length: 120 }, (_, index) => ({
    id: `c${index}`,
    name: `cluster-${index}`,
    state: 'running',
    tags: [],
    vpc: 'vpc-1',
    order: {},
    looksLeft: 0,
  }));
  await using cloud = await stubbedCloud({ clusters });

  expect(await cloud.reader.clusters(placeOf(cloud), NEVER)).toHaveLength(120);
});

test('before each write the account is proven with the same credentials', async () => {
  await using cloud = await stubbedCloud();
  const place = placeOf(cloud);
  const key = { name: 'k', publicKey: 'ssh-rsa AAAAB3NzaC1yc2E=' };

  const other = await errorOf(cloud.writer.importKeyPair({ ...place, account: '7' }, key, NEVER));
  await cloud.writer.importKeyPair({ ...place, account: '1000000000000009' }, key, NEVER);

  expect(other).toMatchObject({ code: 'cloud-account-other', kind: 'wrong-target' });
  expect(cloud.stub.actions()).toEqual(['GetCallerIdentity', 'GetCallerIdentity', 'ImportKeyPair']);
});

test('a drill changes nothing in an account, or under a domain, of production', async () => {
  const accounts = ['1000000000000009'];
  await using cloud = await stubbedCloud({}, { forbidden: () => ({ accounts, domains: [] }) });
  const domains = ['example.com'];
  await using named = await stubbedCloud(
    { zones: { 'example.com': [] } },
    { forbidden: () => ({ accounts: [], domains }) },
  );
  const record = { type: 'A', value: '192.0.2.1', ttl: 60, line: 'default' };
  const change = { do: 'add', host: 'api', record } as const;
  const zone = { name: 'example.com', id: 'example.com' };

  const byAccount = await errorOf(cloud.writer.createCluster(placeOf(cloud), ORDER, NEVER));
  const byName = await errorOf(named.writer.changeRecord(placeOf(named), zone, change, NEVER));

  expect(byAccount.code).toBe('cloud-account-production');
  expect(byName.code).toBe('cloud-name-production');
  expect([...cloud.stub.actions(), ...named.stub.actions()]).toEqual(['GetCallerIdentity']);
});

test('a region that the cloud does not have is told as one', async () => {
  await using cloud = await stubbedCloud();

  const error = await errorOf(cloud.reader.who({ ...placeOf(cloud), region: 'eu-nowhere' }, NEVER));

  expect(error.code).toBe('cloud-region-invalid');
});

test('an endpoint that is cut in the middle of TLS was not asked for anything', async () => {
  const server = net.createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  await using cloud = await stubbedCloud();

  const place = { ...placeOf(cloud), endpoint: `https://127.0.0.1:${port}` };
  const error = await errorOf(cloud.writer.createCluster(place, ORDER, NEVER));
  server.close();

  expect(error.code).toBe('cloud-unreachable');
});
