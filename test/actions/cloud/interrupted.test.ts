import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { associateEip } from '../../../src/actions/cloud/associate-eip.ts';
import { createCluster } from '../../../src/actions/cloud/create-cluster.ts';
import { importKeyPair } from '../../../src/actions/cloud/import-key-pair.ts';
import { releaseEip } from '../../../src/actions/cloud/release-eip.ts';
import { setDnsRecords } from '../../../src/actions/cloud/set-dns-records.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { interruptedAtEachAwait, type ActionWorld } from '../../support/actions/interrupted.ts';
import type { CloudState } from '../../../src/practice/cloud/cloud-state.ts';
import { cloudWriters } from '../../support/cloud/cloud-writers.ts';
import { stubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

/** One name for the clouds of all worlds. */
const cloud = { provider: 'alibaba', region: 'eu-central-1', endpoint: 'http://cloud.test' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-cloud-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A fresh cloud, and what counts of it in the end. */
async function aWorld(
  state: Partial<CloudState>,
  seen: (state: CloudState, cwd: string) => unknown,
  making: string,
): Promise<ActionWorld> {
  const cwd = mkdtempSync(path.join(folder, 'world-'));
  const direct = directDialer();
  let port = 0;
  const dialer = {
    ...direct,
    tcp: (_host: string, _port: number, signal: AbortSignal) =>
      direct.tcp('127.0.0.1', port, signal),
  };
  const started = await stubbedCloud(structuredClone(state), { dialer, cwd });
  port = started.stub.port;
  onTestFinished(() => started.stub.stop());
  return {
    ports: cloudWriters(started, { cwd }).ports,
    state: () => seen(started.stub.state, cwd),
    made: () =>
      started.stub.asked
        .filter(({ action }) => action === making)
        .map(({ query, body }) => JSON.stringify([query['ClientToken'] ?? query, body])),
  };
}

test('a cluster is made once, wherever the run is interrupted', { timeout: 60_000 }, async () => {
  const input = {
    cloud,
    name: 'site-1',
    run: '0123456789ab',
    kind: 'managed',
    version: '1.34',
    nodes: 3,
    instanceTypes: ['ecs.g7.xlarge'],
    vpc: 'vpc-1',
    vswitches: ['vsw-1'],
    systemDisk: '120Gi',
    kubeconfig: 'kubeconfig',
  };
  const seen = ({ clusters }: CloudState, cwd: string) => [
    clusters.map(({ name, state }) => `${name} ${state}`),
    readFileSync(path.join(cwd, 'kubeconfig'), 'utf8'),
  ];

  const names = await interruptedAtEachAwait(createCluster, input, () =>
    aWorld({}, seen, 'CreateCluster'),
  );

  expect(names).toContain('cloud.createCluster');
});

test('a key pair is imported once, wherever the run is interrupted', async () => {
  const input = { cloud, name: 'k', publicKey: 'ssh-rsa AAAAB3NzaC1yc2E=' };

  const names = await interruptedAtEachAwait(importKeyPair, input, () =>
    aWorld({}, ({ keyPairs }) => keyPairs, 'ImportKeyPair'),
  );

  expect(names).toContain('cloud.importKeyPair');
});

test('an address is allocated and bound once, wherever the run is interrupted', async () => {
  const input = { cloud, name: 'm', instance: 'i-1' };
  const seen = ({ addresses }: CloudState) =>
    addresses.map(({ name, status, instance }) => [name, status, instance]);

  const names = await interruptedAtEachAwait(associateEip, input, () =>
    aWorld({ looks: 0 }, seen, 'AllocateEipAddress'),
  );

  expect(names).toContain('cloud.allocateAddress');
});

test('an address is released, wherever the run is interrupted', async () => {
  const address = {
    id: 'eip-1',
    address: '203.0.113.1',
    name: 'm',
    token: '',
    status: 'InUse',
    instance: 'i-1',
    looksLeft: 0,
  };
  const input = { cloud, id: 'eip-1', address: '203.0.113.1' };

  const names = await interruptedAtEachAwait(releaseEip, input, () =>
    aWorld({ addresses: [address], looks: 0 }, (state) => state.addresses, 'ReleaseEipAddress'),
  );

  expect(names).toContain('cloud.releaseAddress');
});

test('names lead to one address each, wherever the run is interrupted', async () => {
  const record = (id: string, host: string, type: string, value: string) => ({
    id,
    host,
    type,
    value,
    ttl: 600,
    line: 'default',
    isOn: true,
  });
  const zones = {
    'example.com': [
      record('1', 'a', 'A', '1.2.3.4'),
      record('2', 'a', 'AAAA', '2001:db8::1'),
      record('3', 'b', 'CNAME', 'old.example.net'),
    ],
  };
  const row = (name: string) => ({ name, type: 'A', value: '203.0.113.80', ttl: '60' });
  const input = { cloud, records: ['a', 'b', 'c'].map((host) => row(`${host}.example.com`)) };
  const seen = (state: CloudState) =>
    state.zones['example.com']?.map(({ host, type, value }) => `${host} ${type} ${value}`);

  const names = await interruptedAtEachAwait(setDnsRecords, input, () =>
    aWorld({ zones }, seen, 'AddDomainRecord'),
  );

  expect(names.filter((name) => name === 'cloud.changeRecord')).toHaveLength(4);
});
