import { expect, onTestFinished, vi } from 'vitest';
import { ensureTlsSecret } from '../../../src/actions/kubernetes/ensure-tls-secret.ts';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { openCluster } from '../../../src/cluster/connect.ts';
import type { Writers } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { secretServes } from '../../../src/probes/certs/secret-serves.ts';
import { trim } from '../../../src/readiness/trim.ts';
import { certificates, DAY_MS } from '../../support/certs/look-at-files.ts';
import { aCa, aFolder, tellsKey } from '../../support/certs/pair.ts';
import { clusterTest as test, type Cluster } from '../../support/control-plane/index.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { made, realReaders } from '../../support/probes/real-cluster.ts';

async function aWorld(cluster: Cluster) {
  const access = await openCluster({
    kubeconfig: cluster.kubeconfig,
    context: 'test',
    dialer: directDialer(),
    keep: trim,
  });
  onTestFinished(() => access.close());
  const [ca, namespace] = [await aCa(), await cluster.createNamespace('certs')];
  const host = `${namespace}.example.com`;
  const api = await ca.issue([host]);
  const folder = aFolder({
    'api.pem': ca.root.cert + ca.issuing.cert + api.cert,
    'api.key': api.key,
    'root.pem': ca.root.cert,
  });
  const { uid } = await access.reader.summary(NEVER);
  const output: string[] = [];
  const ports: Writers = {
    ...FAKE_READERS,
    cluster: access.reader,
    writer: access.writer(uid),
    pods: access.podFileWriter(uid, '/'),
    clock: systemClock,
    files: folder.files,
    certificates,
    shell: {
      known: async () => 'never-started',
      run: () => Promise.reject(new Error('nothing is started here')),
    },
    attempt: { key: 'k', run: 'r', output: (text) => output.push(text), progress: () => {} },
  };
  const input = { namespace, name: 'api-tls', id: 'api', folder: '.', hosts: [host] };
  const act = (more: object = {}) => ensureTlsSecret.act({ ...input, ...more }, ports, NEVER);
  const look = () => secretServes.look({ hosts: [host], trust: ['root.pem'] }, ports, NEVER);
  const writes = () => cluster.writes({ resource: 'secrets', namespace });
  return { ca, namespace, host, api, folder, ports, act, look, writes, output };
}

function anIngress(cluster: Cluster, namespace: string, host: string): Promise<void> {
  return made(cluster, `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace },
    spec: {
      tls: [{ hosts: [host], secretName: 'api-tls' }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'web', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  });
}

test('a Secret is made once, and then the host has what it needs', async ({ cluster }) => {
  const { namespace, host, act, look, writes, api, output } = await aWorld(cluster);
  await anIngress(cluster, namespace, host);

  const before = await look();
  const first = await act();
  const between = await look();
  const second = await act();

  expect([before.verdict, before.cause?.code]).toEqual(['wait', 'tls-secret-missing']);
  expect([between.verdict, between.notes]).toEqual(['pass', []]);
  expect([first.changed, first.created[0]?.what.name]).toEqual([true, 'api-tls']);
  expect([second.changed, second.created]).toEqual([false, []]);
  await vi.waitFor(async () =>
    expect(await writes()).toMatchObject([{ verb: 'patch', code: 201 }]),
  );
  expect(tellsKey(JSON.stringify([before, first, between, second, output]), api.key)).toBe(false);
});

test('what renews a Secret keeps its labels, and who else owns its certificate is named', async ({
  cluster,
}) => {
  const { ca, namespace, host, act, folder } = await aWorld(cluster);
  await act();
  const at = [`--namespace=${namespace}`, 'secret/api-tls'];
  await cluster.kubectl(['label', ...at, 'team=web']);
  const renewed = await ca.issue([host]);
  folder.write('api.pem', renewed.cert + ca.issuing.cert);
  folder.write('api.key', renewed.key);

  const changed = await act();
  const labels = await cluster.kubectl(['get', ...at, '--output=jsonpath={.metadata.labels}']);
  const other = JSON.stringify({ data: { 'tls.crt': btoa(ca.root.cert) } });
  await cluster.kubectl(['patch', ...at, `--patch=${other}`, '--field-manager=somebody']);

  expect([changed.changed, changed.created]).toEqual([true, []]);
  expect(JSON.stringify(labels)).toContain('web');
  await expect(act()).rejects.toMatchObject({
    code: 'api-conflict',
    params: { managers: 'somebody' },
  });
});

test('a Secret that kubectl has made of the same files is left as it is', async ({ cluster }) => {
  const { ca, namespace, act, api, folder, writes } = await aWorld(cluster);
  folder.write('sorted.pem', api.cert + ca.issuing.cert);
  await cluster.kubectl([
    'create',
    'secret',
    'tls',
    'api-tls',
    `--namespace=${namespace}`,
    `--cert=${folder.folder}/sorted.pem`,
    `--key=${folder.folder}/api.key`,
  ]);

  const result = await act();

  expect([result.changed, result.created]).toEqual([false, []]);
  await vi.waitFor(async () => expect(await writes()).toMatchObject([{ verb: 'create' }]));
});

test('a wrong key, a Secret of another type, no namespace: nothing is written', async ({
  cluster,
}) => {
  const { ca, namespace, act, folder } = await aWorld(cluster);
  await cluster.kubectl(['create', 'secret', 'generic', 'old', `--namespace=${namespace}`]);
  const count = async () => {
    const all = await cluster.request('GET', `/api/v1/namespaces/${namespace}/secrets`);
    return JSON.stringify(all.body).match(/"uid":/g)?.length ?? 0;
  };
  const before = await count();

  await expect(act({ name: 'old' })).rejects.toMatchObject({ code: 'tls-secret-other-type' });
  await expect(act({ namespace: `${namespace}-none` })).rejects.toMatchObject({
    code: 'api-not-found',
  });
  folder.write('api.key', ca.root.key);
  await expect(act()).rejects.toMatchObject({ code: 'certificate-key-mismatch' });

  expect(await count()).toBe(before);
});

test('a certificate that was put there by somebody else and has ended is said', async ({
  cluster,
}) => {
  const { ca, namespace, host, folder, look } = await aWorld(cluster);
  await anIngress(cluster, namespace, host);
  const old = await ca.issue([host], { notBefore: -9 * DAY_MS, notAfter: -DAY_MS });
  folder.write('old.pem', old.cert + ca.issuing.cert);
  folder.write('old.key', old.key);
  await cluster.kubectl([
    'create',
    'secret',
    'tls',
    'api-tls',
    `--namespace=${namespace}`,
    `--cert=${folder.folder}/old.pem`,
    `--key=${folder.folder}/old.key`,
  ]);

  const seen = await look();

  expect([seen.verdict, seen.cause?.code]).toEqual(['fail', 'certificate-ended']);
  expect(tellsKey(JSON.stringify(seen), old.key)).toBe(false);
});

test('who may not read Secrets, or Ingresses, can not tell', async ({ cluster }) => {
  const { host, folder } = await aWorld(cluster);
  const readers = await realReaders(await cluster.kubeconfigFor({ user: 'anybody' }));

  const seen = await secretServes.look(
    { hosts: [host], trust: ['root.pem'] },
    { ...readers, files: folder.files, certificates },
    NEVER,
  );

  expect(seen).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'api-forbidden', params: { resource: 'ingresses.networking.k8s.io' } },
  });
});
