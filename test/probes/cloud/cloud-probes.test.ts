import http from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { fileReader } from '../../../src/files/file-reader.ts';
import { httpReader } from '../../../src/http/http-reader.ts';
import type { ProbeDef } from '../../../src/model/catalogue.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { probes } from '../../../src/probes/index.ts';
import type { StubCluster } from '../../support/cloud/cloud-state.ts';
import { NEVER, stubbedCloud, type StubbedCloud } from '../../support/cloud/stubbed-cloud.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-cloud-'));
  writeFileSync(path.join(cwd, 'key.pub'), 'ssh-rsa AAAAB3NzaC1yc2E= ops@host\n');
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function probe(id: string): ProbeDef {
  const found = probes[id];
  if (found === undefined) throw new Error(`no probe ${id}`);
  return found;
}

const readersOf = ({ reader }: StubbedCloud): Readers => ({
  ...FAKE_READERS,
  cloud: reader,
  clock: systemClock,
  files: fileReader(cwd),
  http: httpReader(directDialer(), systemClock),
});

async function seen(id: string, cloud: StubbedCloud, input: Record<string, Json>) {
  const looked = await probe(id).look({ cloud: cloud.site, ...input }, readersOf(cloud), NEVER);
  const { verdict, cause, finds } = looked;
  return { verdict, code: cause?.code ?? null, finds };
}

const aCluster = (more: Partial<StubCluster> = {}): StubCluster => ({
  id: 'c-1',
  name: 'site-1',
  state: 'running',
  tags: [{ key: 'dr-wizard-run', value: 'run-1' }],
  vpc: 'vpc-1',
  order: {},
  looksLeft: 0,
  ...more,
});

describe('without credentials', () => {
  test.each([
    ['cloud/credentials-valid', {}],
    ['cloud/cluster-running', { name: 'site-1', run: 'run-1' }],
    ['cloud/key-pair-imported', { name: 'k', publicKey: 'key.pub' }],
    ['cloud/eip-bound', { name: 'm' }],
    ['cloud/quotas-enough', {}],
    ['cloud/zones-held', { records: ['api.example.com'] }],
  ])('%s cannot tell, and says how it is proven otherwise', async (id, input) => {
    await using cloud = await stubbedCloud({}, { env: {} });

    const { verdict, code } = await seen(id, cloud, input);

    expect(verdict).toBe('unknown');
    expect(['cloud-no-credentials', 'cloud-cluster-by-file']).toContain(code);
  });
});

test('credentials are valid in the right account and region, and wrong elsewhere', async () => {
  await using cloud = await stubbedCloud();
  const id = 'cloud/credentials-valid';

  expect(await seen(id, cloud, {})).toEqual({
    verdict: 'pass',
    code: null,
    finds: {
      account: '1000000000000009',
      principal: 'acs:ram::1000000000000009:user/operator',
      region: 'eu-central-1',
    },
  });
  expect(await seen(id, cloud, { account: '7' })).toMatchObject({
    verdict: 'fail',
    code: 'cloud-account-other',
  });
  const elsewhere = { cloud: { ...cloud.site, region: 'xx-none' } };
  expect(await seen(id, cloud, elsewhere)).toMatchObject({ code: 'cloud-region-invalid' });
  expect(await seen(id, cloud, { cloud: { provider: 'alibaba' } })).toMatchObject({
    verdict: 'unknown',
    code: 'cloud-place-missing',
  });
  expect(await seen(id, cloud, { cloud: { ...cloud.site, provider: 'x' } })).toMatchObject({
    verdict: 'unknown',
    code: 'cloud-provider-unknown',
  });
});

describe('a cluster', () => {
  const id = 'cloud/cluster-running';
  const input = { name: 'site-1', run: 'run-1', kubeconfig: 'none' };

  test.each([
    ['that is not there is waited for', [], 'wait', 'cloud-cluster-absent'],
    [
      'that starts is waited for',
      [aCluster({ state: 'initial', looksLeft: 9 })],
      'wait',
      'cloud-cluster-starting',
    ],
    ['that has failed fails', [aCluster({ state: 'failed' })], 'fail', 'cloud-cluster-failed'],
    [
      'that is being deleted is not there',
      [aCluster({ state: 'deleting' })],
      'wait',
      'cloud-cluster-absent',
    ],
    [
      'of another name and run is not it',
      [aCluster({ name: 'prod', tags: [] })],
      'wait',
      'cloud-cluster-absent',
    ],
    [
      'of another run fails',
      [aCluster({ tags: [{ key: 'dr-wizard-run', value: 'x' }] })],
      'fail',
      'cloud-cluster-taken',
    ],
    [
      'that could be two cannot be told',
      [aCluster(), aCluster({ id: 'c-2' })],
      'unknown',
      'cloud-clusters-several',
    ],
  ] as const)('%s', async (_what, clusters, verdict, code) => {
    await using cloud = await stubbedCloud({ clusters: [...clusters] });

    expect(await seen(id, cloud, input)).toMatchObject({ verdict, code });
  });

  test('that runs is found with its network', async () => {
    const egress = { 'vpc-1': ['198.51.100.7'] };
    await using cloud = await stubbedCloud({ clusters: [aCluster()], egress });
    await using several = await stubbedCloud({
      clusters: [aCluster()],
      egress: { 'vpc-1': ['198.51.100.7', '198.51.100.8'] },
    });

    expect((await seen(id, cloud, input)).finds).toEqual({
      id: 'c-1',
      server: 'https://192.0.2.10:6443',
      vpc: 'vpc-1',
      egress: '198.51.100.7',
    });
    expect((await seen(id, several, input)).finds).not.toHaveProperty('egress');
  });

  test('of an earlier run counts where its access is the one that was told', async () => {
    const earlier = aCluster({ name: 'site-0', tags: [{ key: 'dr-wizard-run', value: 'run-0' }] });
    await using cloud = await stubbedCloud({ clusters: [earlier] });
    writeFileSync(path.join(cwd, 'earlier'), cloud.stub.state.kubeconfig);

    expect(await seen(id, cloud, { ...input, kubeconfig: 'earlier' })).toMatchObject({
      verdict: 'pass',
      finds: { id: 'c-1' },
    });
  });

  test.each([
    ['its version', 200, '{"gitVersion":"v1.34.1"}', 'pass'],
    ['a refusal of Kubernetes', 401, '{"kind":"Status","code":401}', 'pass'],
    ['a page', 200, '<html>', 'wait'],
    ['JSON of somebody else', 200, '{"version":"1"}', 'wait'],
    ['a failure', 503, '{"kind":"Status"}', 'wait'],
  ])(
    'is proven without credentials by its API server alone: %s',
    async (_what, status, body, verdict) => {
      const server = http.createServer((_request, response) => {
        response.writeHead(status).end(body);
      });
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
      const file = `file-${port}`;
      writeFileSync(
        path.join(cwd, file),
        `clusters:\n- cluster: {server: "http://127.0.0.1:${port}"}`,
      );
      await using cloud = await stubbedCloud({}, { env: {} });

      const told = await seen(id, cloud, { ...input, kubeconfig: file });
      server.close();

      expect(told.verdict).toBe(verdict);
    },
  );
});

test('a key pair is that of the file, of another one, or not there', async () => {
  await using cloud = await stubbedCloud();
  const id = 'cloud/key-pair-imported';
  const input = { name: 'k', publicKey: 'key.pub' };

  expect(await seen(id, cloud, input)).toMatchObject({ verdict: 'wait' });
  const place = { ...cloud.site, endpoints: {} };
  const publicKey = 'ssh-rsa AAAAB3NzaC1yc2E= another comment';
  await cloud.writer.importKeyPair(place, { name: 'k', publicKey }, NEVER);
  expect(await seen(id, cloud, input)).toMatchObject({ verdict: 'pass' });
  for (const one of cloud.stub.state.keyPairs) one.publicKey = 'ssh-rsa AAAAB3NzaC1yc2FB';
  expect(await seen(id, cloud, input)).toMatchObject({
    verdict: 'fail',
    code: 'cloud-key-pair-other',
  });
  expect(await seen(id, cloud, { ...input, publicKey: 'none' })).toMatchObject({
    verdict: 'unknown',
    code: 'file-missing',
  });
});

test('an address is bound, on its way, elsewhere, or not there', async () => {
  await using cloud = await stubbedCloud({ looks: 99 });
  const id = 'cloud/eip-bound';
  const input = { name: 'm', instance: 'i-1' };
  const place = { ...cloud.site, endpoints: {} };

  expect(await seen(id, cloud, input)).toMatchObject({ code: 'cloud-address-absent' });
  const order = { name: 'm', bandwidth: 1, token: 't' };
  const eip = await cloud.writer.allocateAddress(place, order, NEVER);
  expect(await seen(id, cloud, input)).toMatchObject({ verdict: 'wait' });
  await cloud.writer.associateAddress(place, { id: eip.id, instance: 'i-1', token: 'u' }, NEVER);
  expect(await seen(id, cloud, input)).toMatchObject({ code: 'cloud-address-unbound' });
  for (const one of cloud.stub.state.addresses) one.status = 'InUse';
  expect(await seen(id, cloud, input)).toMatchObject({
    verdict: 'pass',
    finds: { address: eip.address, instance: 'i-1' },
  });
  expect(await seen(id, cloud, { ...input, instance: 'i-2' })).toMatchObject({ verdict: 'fail' });
});

test('quotas are enough, short, or not told', async () => {
  await using cloud = await stubbedCloud({ clusters: [aCluster()] });
  const id = 'cloud/quotas-enough';

  expect(await seen(id, cloud, {})).toMatchObject({ verdict: 'pass' });
  cloud.stub.state.quotas.clusters = 1;
  expect(await seen(id, cloud, {})).toMatchObject({ verdict: 'fail', code: 'cloud-quota-short' });
  cloud.stub.fault('ListProductQuotas', { is: 'garbage', body: '{}' });
  cloud.stub.state.quotas.clusters = 50;
  expect(await seen(id, cloud, {})).toMatchObject({ code: 'cloud-quota-untold' });
});

test('zones are held, by somebody else, or none is asked for', async () => {
  await using cloud = await stubbedCloud({ zones: { 'example.com': [] } });
  const id = 'cloud/zones-held';

  expect(await seen(id, cloud, { records: [{ name: 'api.example.com' }] })).toMatchObject({
    verdict: 'pass',
  });
  expect(await seen(id, cloud, { records: ['api.notexample.com'] })).toMatchObject({
    verdict: 'unknown',
    code: 'cloud-zone-absent',
  });
  expect(await seen(id, cloud, { records: [] })).toMatchObject({ verdict: 'unknown' });
});

test('what the cloud does not answer is not known, and heals by itself', async () => {
  await using cloud = await stubbedCloud();
  cloud.stub.fault('DescribeDomains', { is: 'refuse', status: 503, code: 'Busy' }, 99);
  const input = { cloud: cloud.site, records: ['api.example.com'] };

  const looked = await probe('cloud/zones-held').look(input, readersOf(cloud), NEVER);

  expect(looked).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'cloud-server-error', healsByItself: true },
  });
});
