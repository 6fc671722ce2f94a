import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCluster, lookAtCloud, seenInCloud } from '../../support/cloud/look.ts';
import { NEVER, stubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

const KEY = 'ssh-rsa AAAAB3NzaC1yc2E= ops@host';
let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-cloud-'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('without credentials', () => {
  test.each([
    ['cloud/credentials-valid', {}],
    ['cloud/cluster-running', { name: 'site-1', run: 'run-1' }],
    ['cloud/key-pair-imported', { name: 'k', publicKey: KEY }],
    ['cloud/quotas-enough', {}],
    ['cloud/zones-held', { records: ['api.example.com'] }],
  ])('%s cannot tell, and says how it is proven otherwise', async (id, input) => {
    await using cloud = await stubbedCloud({}, { env: {} });

    const { verdict, code } = await seenInCloud(id, cloud, cwd, input);

    expect(verdict).toBe('unknown');
    expect(['cloud-no-credentials', 'cloud-cluster-by-file']).toContain(code);
  });
});

test('credentials are valid in the right account and region, and wrong elsewhere', async () => {
  await using cloud = await stubbedCloud();
  const id = 'cloud/credentials-valid';

  expect(await seenInCloud(id, cloud, cwd, {})).toEqual({
    verdict: 'pass',
    code: null,
    finds: {
      account: '1000000000000009',
      principal: 'acs:ram::1000000000000009:user/operator',
      region: 'eu-central-1',
    },
  });
  expect(await seenInCloud(id, cloud, cwd, { account: '7' })).toMatchObject({
    verdict: 'fail',
    code: 'cloud-account-other',
  });
  const elsewhere = { cloud: { ...cloud.site, region: 'xx-none' } };
  expect(await seenInCloud(id, cloud, cwd, elsewhere)).toMatchObject({
    code: 'cloud-region-invalid',
  });
  expect(await seenInCloud(id, cloud, cwd, { cloud: { provider: 'alibaba' } })).toMatchObject({
    verdict: 'unknown',
    code: 'cloud-place-missing',
  });
  expect(
    await seenInCloud(id, cloud, cwd, { cloud: { ...cloud.site, provider: 'x' } }),
  ).toMatchObject({
    verdict: 'unknown',
    code: 'cloud-provider-unknown',
  });
});

test('a key pair is that of the file, of another one, or not there', async () => {
  await using cloud = await stubbedCloud();
  const id = 'cloud/key-pair-imported';
  const input = { name: 'k', publicKey: KEY };

  expect(await seenInCloud(id, cloud, cwd, input)).toMatchObject({ verdict: 'wait' });
  const place = { ...cloud.site, endpoints: {} };
  const publicKey = 'ssh-rsa AAAAB3NzaC1yc2E= another comment';
  await cloud.writer.importKeyPair(place, { name: 'k', publicKey }, NEVER);
  expect(await seenInCloud(id, cloud, cwd, input)).toMatchObject({ verdict: 'pass' });
  for (const one of cloud.stub.state.keyPairs) one.publicKey = 'ssh-rsa AAAAB3NzaC1yc2FB';
  expect(await seenInCloud(id, cloud, cwd, input)).toMatchObject({
    verdict: 'fail',
    code: 'cloud-key-pair-other',
  });
  expect(await seenInCloud(id, cloud, cwd, { ...input, publicKey: 'no key' })).toMatchObject({
    verdict: 'fail',
  });
});

test('quotas are enough, short, or not told', async () => {
  await using cloud = await stubbedCloud({ clusters: [aCluster()] });
  const id = 'cloud/quotas-enough';

  expect(await seenInCloud(id, cloud, cwd, {})).toMatchObject({ verdict: 'pass' });
  cloud.stub.state.quotas.clusters = 1;
  expect(await seenInCloud(id, cloud, cwd, {})).toMatchObject({
    verdict: 'fail',
    code: 'cloud-quota-short',
  });
  cloud.stub.state.quotas.clusters = 50;
  const quota = { QuotaActionCode: 'eip_quota_instances_num', TotalQuota: 20, TotalUsage: null };
  for (const answer of [{}, { Quotas: [quota] }, { Quotas: [{ ...quota, TotalUsage: 'all' }] }]) {
    cloud.stub.fault('ListProductQuotas', { is: 'garbage', body: JSON.stringify(answer) });
    expect(await seenInCloud(id, cloud, cwd, {})).toMatchObject({ code: 'cloud-quota-untold' });
  }
  cloud.stub.fault('DescribeUserQuota', { is: 'garbage', body: '{}' });
  expect(await seenInCloud(id, cloud, cwd, {})).toMatchObject({ code: 'cloud-quota-untold' });
});

test('zones are held, by somebody else, or none is asked for', async () => {
  await using cloud = await stubbedCloud({ zones: { 'example.com': [] } });
  const id = 'cloud/zones-held';

  expect(
    await seenInCloud(id, cloud, cwd, { records: [{ name: 'api.example.com' }] }),
  ).toMatchObject({
    verdict: 'pass',
  });
  expect(await seenInCloud(id, cloud, cwd, { records: ['api.notexample.com'] })).toMatchObject({
    verdict: 'wait',
    code: 'cloud-zone-absent',
  });
  expect(await seenInCloud(id, cloud, cwd, { records: [] })).toMatchObject({ verdict: 'unknown' });
  for (const row of [{ host: 'api' }, '', 7, { name: 'https://api.example.com/' }])
    expect(await seenInCloud(id, cloud, cwd, { records: ['api.example.com', row] })).toMatchObject({
      verdict: 'unknown',
      code: 'cloud-record-malformed',
    });
});

test('what the cloud does not answer is not known, and heals by itself', async () => {
  await using cloud = await stubbedCloud();
  cloud.stub.fault('DescribeDomains', { is: 'refuse', status: 503, code: 'Busy' }, 99);
  const input = { records: ['api.example.com'] };

  const looked = await lookAtCloud('cloud/zones-held', cloud, cwd, input);

  expect(looked).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'cloud-server-error', healsByItself: true },
  });
});
