import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actions } from '../../../src/actions/index.ts';
import { createCluster } from '../../../src/actions/cloud/create-cluster.ts';
import { isObject } from '../../../src/model/json.ts';
import { cloudWriters } from '../../support/cloud/cloud-writers.ts';
import type { HeldCluster } from '../../../src/practice/cloud/cloud-state.ts';
import { NEVER, stubbedCloud, type StubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-cloud-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const aCloud = (state: Parameters<typeof stubbedCloud>[0] = {}) =>
  stubbedCloud({ egress: { 'vpc-1': ['198.51.100.7'] }, ...state }, { cwd });

const inputOf = ({ site }: StubbedCloud) => ({
  cloud: site,
  name: 'site-0123456789ab',
  run: '0123456789ab',
  kind: 'managed',
  version: '1.34',
  nodes: 3,
  instanceTypes: ['ecs.g7.xlarge'],
  vpc: 'vpc-1',
  vswitches: ['vsw-1', 'vsw-2'],
  keyPair: 'site-recovery',
  systemDisk: '120Gi',
  parameters: { cluster_spec: 'ack.standard', name: 'other', deletion_protection: false },
  kubeconfig: 'keys/cluster.kubeconfig',
});

const creations = ({ stub }: StubbedCloud) =>
  stub.actions().filter((one) => one === 'CreateCluster').length;

const aCluster = (more: Partial<HeldCluster> = {}): HeldCluster => ({
  id: 'c-there',
  name: 'site-0123456789ab',
  state: 'running',
  tags: [{ key: 'dr-wizard-run', value: '0123456789ab' }],
  vpc: 'vpc-1',
  order: {},
  looksLeft: 0,
  ...more,
});

test('a cluster is created once, followed until it runs, and its access saved for its owner alone', async () => {
  await using cloud = await aCloud({ looks: 3 });
  const { ports, seen } = cloudWriters(cloud, { cwd });

  const result = await createCluster.act(inputOf(cloud), ports, NEVER);

  const id = cloud.stub.state.clusters[0]?.id ?? '';
  expect(result).toMatchObject({
    changed: true,
    finds: {
      id,
      server: 'https://192.0.2.10:6443',
      kubeconfig: 'keys/cluster.kubeconfig',
      vpc: 'vpc-1',
      egress: '198.51.100.7',
    },
    created: [
      { what: { kind: 'CloudCluster', name: 'site-0123456789ab', uid: id } },
      { what: { kind: 'File', name: 'keys/cluster.kubeconfig' } },
    ],
  });
  expect(cloud.stub.state.clusters[0]?.order).toMatchObject({
    name: 'site-0123456789ab',
    region_id: 'eu-central-1',
    cluster_type: 'ManagedKubernetes',
    cluster_spec: 'ack.standard',
    deletion_protection: false,
    vpcid: 'vpc-1',
    tags: [{ key: 'dr-wizard-run', value: '0123456789ab' }],
    nodepools: [{ scaling_group: { desired_size: 3, key_pair: 'site-recovery' } }],
  });
  const file = path.join(cwd, 'keys/cluster.kubeconfig');
  expect(readFileSync(file, 'utf8')).toBe(cloud.stub.state.kubeconfig);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(cloud.concealed).toContain('c3R1Yi1rZXk=');
  expect(seen.output.join('')).toMatch(/: initial\n[^]*: running\n/);
});

test('what a person deletes is proved gone by the cloud, and is not while it is there', async () => {
  await using cloud = await aCloud();
  const { ports } = cloudWriters(cloud, { cwd });
  const [entry] = (await createCluster.act(inputOf(cloud), ports, NEVER)).created;
  const gone = entry !== undefined && 'gone' in entry.undo ? entry.undo.gone : undefined;
  const input = isObject(gone?.with) ? gone.with : {};
  const look = () => actions[gone?.uses ?? '']?.act({ ...input }, ports, NEVER);

  await expect(look()).rejects.toMatchObject({
    code: 'cloud-cluster-stays',
    params: { name: 'site-0123456789ab' },
  });
  cloud.stub.state.clusters.splice(0);
  expect(await look()).toMatchObject({ changed: false, created: [] });
});

test('done again it is already so: nothing is created, and nothing written', async () => {
  await using cloud = await aCloud();
  const { ports } = cloudWriters(cloud, { cwd });

  await createCluster.act(inputOf(cloud), ports, NEVER);
  const again = await createCluster.act(inputOf(cloud), ports, NEVER);

  expect(again).toMatchObject({ changed: false });
  expect(creations(cloud)).toBe(1);
});

test('where the answer is lost and the cluster is there, it is found and not made again', async () => {
  await using cloud = await aCloud();
  cloud.stub.fault('CreateCluster', { is: 'reset-after' });
  const { ports } = cloudWriters(cloud, { cwd });

  const result = await createCluster.act(inputOf(cloud), ports, NEVER);

  expect(result.changed).toBe(true);
  expect([creations(cloud), cloud.stub.state.clusters.length]).toEqual([1, 1]);
});

test('where the answer is lost and nothing shows, it is in doubt; the next attempt looks first', async () => {
  await using cloud = await aCloud();
  cloud.stub.fault('CreateCluster', { is: 'reset-before' });
  const { ports } = cloudWriters(cloud, { cwd });

  await expect(createCluster.act(inputOf(cloud), ports, NEVER)).rejects.toMatchObject({
    code: 'cloud-lost',
  });
  cloud.stub.state.clusters.push(aCluster({ id: 'c-late' }));
  const result = await createCluster.act(inputOf(cloud), ports, NEVER);

  expect(result.finds).toMatchObject({ id: 'c-late' });
  expect(creations(cloud)).toBe(1);
});

test('interrupted while it is followed, it is followed on and not made again', async () => {
  await using cloud = await aCloud({ looks: 999 });
  const { ports, seen } = cloudWriters(cloud, { cwd });
  const ending = new AbortController();
  const attempt = {
    ...ports.attempt,
    output(text: string) {
      seen.output.push(text);
      if (text.includes(': initial')) ending.abort(new Error('stopped'));
    },
  };

  const first = createCluster.act(inputOf(cloud), { ...ports, attempt }, ending.signal);
  await expect(first).rejects.toThrow('stopped');
  for (const one of cloud.stub.state.clusters) one.looksLeft = 0;
  await createCluster.act(inputOf(cloud), ports, NEVER);

  expect(creations(cloud)).toBe(1);
});

test('one made by hand under the same name is taken as it is, and is not the run’s to delete', async () => {
  await using cloud = await aCloud({ clusters: [aCluster({ tags: [] })] });
  const { ports } = cloudWriters(cloud, { cwd });

  const result = await createCluster.act(inputOf(cloud), ports, NEVER);

  expect(result).toMatchObject({ created: [], finds: { id: 'c-there' } });
  expect(creations(cloud)).toBe(0);
});

describe('nothing is created', () => {
  test.each([
    [
      'where another run made the one of this name',
      [aCluster({ tags: [{ key: 'dr-wizard-run', value: 'ffffffffffff' }] })],
      'cloud-cluster-taken',
    ],
    [
      'where several could be it',
      [aCluster(), aCluster({ id: 'c-2', name: 'renamed' })],
      'cloud-clusters-several',
    ],
    ['where it could not be made', [aCluster({ state: 'failed' })], 'cloud-cluster-failed'],
  ])('%s', async (_where, clusters, code) => {
    await using cloud = await aCloud({ clusters });
    const { ports } = cloudWriters(cloud, { cwd });

    await expect(createCluster.act(inputOf(cloud), ports, NEVER)).rejects.toMatchObject({ code });
    expect(creations(cloud)).toBe(0);
  });

  test('where the list of clusters cannot be read', async () => {
    await using cloud = await aCloud();
    cloud.stub.fault('DescribeClustersV1', { is: 'reset-before' }, 99);
    const { ports } = cloudWriters(cloud, { cwd });

    await expect(createCluster.act(inputOf(cloud), ports, NEVER)).rejects.toMatchObject({
      code: 'cloud-no-answer',
    });
    expect(creations(cloud)).toBe(0);
  });

  test('in another account than the one that is named', async () => {
    await using cloud = await aCloud();
    const { ports } = cloudWriters(cloud, { cwd });
    const input = { ...inputOf(cloud), account: '7' };

    await expect(createCluster.act(input, ports, NEVER)).rejects.toMatchObject({
      code: 'cloud-account-other',
    });
    expect(creations(cloud)).toBe(0);
  });
});

test('a quota that is used up fails with what has to be done, and nothing is made', async () => {
  await using cloud = await aCloud();
  cloud.stub.fault('CreateCluster', { is: 'refuse', status: 400, code: 'QuotaExceeded.Cluster' });
  const { ports } = cloudWriters(cloud, { cwd });

  await expect(createCluster.act(inputOf(cloud), ports, NEVER)).rejects.toMatchObject({
    code: 'cloud-quota-exceeded',
  });
});

test('what cannot be read for a while does not end following', async () => {
  await using cloud = await aCloud({ clusters: [aCluster({ state: 'initial', looksLeft: 1 })] });
  const { ports } = cloudWriters(cloud, { cwd });
  const act = createCluster.act(inputOf(cloud), ports, NEVER);
  await expect.poll(() => cloud.stub.actions().length).toBeGreaterThan(0);
  cloud.stub.fault('DescribeClustersV1', { is: 'refuse', status: 503, code: 'Busy' }, 7);

  expect(await act).toMatchObject({ finds: { id: 'c-there' } });
});

test('a file that holds the access of another cluster is left as it is', async () => {
  await using cloud = await aCloud({ clusters: [aCluster()] });
  const input = { ...inputOf(cloud), kubeconfig: 'config' };
  writeFileSync(path.join(cwd, 'config'), 'clusters: [{cluster: {server: https://lost:6443}}]');
  const { ports } = cloudWriters(cloud, { cwd });

  await expect(createCluster.act(input, ports, NEVER)).rejects.toMatchObject({
    code: 'kubeconfig-file-other',
  });
  expect(readFileSync(path.join(cwd, 'config'), 'utf8')).toContain('lost');
});

test('where that file is there before the cluster is, nothing is created', async () => {
  await using cloud = await aCloud();
  const input = { ...inputOf(cloud), kubeconfig: 'config' };
  writeFileSync(path.join(cwd, 'config'), 'clusters: [{cluster: {server: https://lost:6443}}]');
  const { ports } = cloudWriters(cloud, { cwd });

  await expect(createCluster.act(input, ports, NEVER)).rejects.toMatchObject({
    code: 'kubeconfig-file-other',
  });
  expect(creations(cloud)).toBe(0);
});

test('a folder that cannot be written is told', async () => {
  await using cloud = await aCloud({ clusters: [aCluster()] });
  writeFileSync(path.join(cwd, 'keys'), '');
  chmodSync(path.join(cwd, 'keys'), 0o600);
  const { ports } = cloudWriters(cloud, { cwd });

  await expect(createCluster.act(inputOf(cloud), ports, NEVER)).rejects.toMatchObject({
    code: 'kubeconfig-not-written',
  });
});

test('the plan shows the call that will be made, and puts the cluster at stake', async () => {
  await using cloud = await aCloud();

  const { will, byHand, atRisk } = createCluster.plan(inputOf(cloud));

  expect(atRisk).toBe('site-0123456789ab');
  expect(will.map(({ code }) => code)).toEqual(['will-create-cluster', 'will-save-kubeconfig']);
  const [create = [], access = []] = byHand;
  expect(create.slice(0, 8).join(' ')).toBe(
    'aliyun cs POST /clusters --region eu-central-1 --header Content-Type=application/json',
  );
  expect(JSON.parse(create.at(-1) ?? '')).toMatchObject({ name: 'site-0123456789ab' });
  expect(access[3]).toBe('/k8s/‹cluster_id›/user_config?PrivateIpAddress=false');
});

test('without credentials it can’t be offered, and with them it can', async () => {
  await using without = await stubbedCloud({}, { env: {} });
  await using cloud = await aCloud();

  const { ports } = cloudWriters(without);
  expect(await createCluster.hindered?.(inputOf(without), ports, NEVER)).toMatchObject({
    code: 'cloud-no-credentials',
  });
  const ready = cloudWriters(cloud).ports;
  expect(await createCluster.hindered?.(inputOf(cloud), ready, NEVER)).toBeNull();
});
