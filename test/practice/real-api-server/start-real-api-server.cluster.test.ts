import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, vi } from 'vitest';
import {
  ACK_INGRESS,
  foundAckCluster,
} from '../../../src/practice/controllers/found-ack-cluster.ts';
import { NOBODY_HOME, type PodHost } from '../../../src/practice/pod-host.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { aRealRange } from '../../support/practice/a-real-range.ts';
import { apiClient } from '../../support/practice/api-client.ts';

const run = promisify(execFile);
const PATIENT = { timeout: 40_000, interval: 100 };
const MANIFEST = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: default }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: app, image: "registry.example.com/web:1" }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: default }
spec:
  ingressClassName: nginx
  defaultBackend: { service: { name: web, port: { number: 80 } } }
`;

const HOST: PodHost = {
  ...NOBODY_HOME,
  async exec(_pod, argv, { stdout }) {
    stdout.write(`${argv.join(' ')}\n`);
    return argv[0] === 'false' ? 3 : 0;
  },
  log: () => 'one\ntwo\n',
};

test('a cluster of the cloud is founded on the real API server, and what is applied there gets ready', async ({
  cluster,
}) => {
  const order = { version: '1.34', region: 'eu-central-1', nodes: 3, cpu: '4', memory: '8Gi' };
  const server = await aRealRange({
    host: HOST,
    found: (store) => void foundAckCluster(store, order),
    addresses: { internet: ['198.51.100.7'], intranet: ['10.0.2.80'] },
    ingressService: (name) => (name === ACK_INGRESS.class ? ACK_INGRESS.service : undefined),
  });
  const file = path.join(server.folder, 'web.yaml');
  await writeFile(file, MANIFEST);
  const env = { HOME: server.folder, KUBECONFIG: await server.kubeconfigFile() };
  const kubectl = async (...argv: readonly string[]): Promise<string> =>
    (await run(cluster.kubectlProgram, argv, { env })).stdout;

  await kubectl('apply', '--server-side', '-f', file);
  await kubectl('rollout', 'status', 'deployment/web', '--timeout=40s');
  await vi.waitFor(async () => {
    expect(await kubectl('get', 'ingress', 'web', '-o', 'jsonpath={.status}')).toContain(
      '198.51.100.7',
    );
    const nodes = await kubectl('get', 'nodes', '--no-headers');
    expect(
      nodes
        .trim()
        .split('\n')
        .filter((line) => / Ready /.test(line)),
    ).toHaveLength(4);
  }, PATIENT);
  await kubectl(
    '-n',
    'kube-system',
    'rollout',
    'status',
    'deployment/nginx-ingress-controller',
    '--timeout=40s',
  );
  const [pod = ''] = (await kubectl('get', 'pods', '-l', 'app=web', '-o', 'name'))
    .trim()
    .split('\n');
  const said = await kubectl('exec', pod, '--', 'echo', 'hello');
  const log = await kubectl('logs', pod);
  await kubectl('delete', '-f', file, '--timeout=30s');
  await vi.waitFor(async () => {
    expect((await kubectl('get', 'pods', '-n', 'default', '-o', 'name')).trim()).toBe('');
    expect(server.range.list('Pod', 'default')).toEqual([]);
  }, PATIENT);

  expect([said, log]).toEqual(['echo hello\n', 'one\ntwo\n']);
});

test('a namespace is furnished, emptied and goes, and who may not is refused by the real one', async () => {
  const server = await aRealRange();
  const admin = apiClient(server.kubeconfig('admin'));
  const anybody = apiClient(server.kubeconfig('anybody'));
  const spaces = '/api/v1/namespaces';
  await admin({ method: 'POST', path: spaces, body: { metadata: { name: 'prod' } } });
  await vi.waitFor(
    async () =>
      expect(
        (await admin({ method: 'GET', path: `${spaces}/prod/serviceaccounts/default` })).status,
      ).toBe(200),
    PATIENT,
  );

  const refused = await anybody({ method: 'GET', path: `${spaces}/prod/pods` });
  await admin({ method: 'DELETE', path: `${spaces}/prod` });

  expect(refused).toMatchObject({ status: 403, body: { reason: 'Forbidden' } });
  await vi.waitFor(async () => {
    expect((await admin({ method: 'GET', path: `${spaces}/prod` })).status).toBe(404);
    expect(server.range.get('Namespace', 'prod')).toBeUndefined();
  }, PATIENT);
});

test('where the world is broken the real one answers nobody either', async () => {
  const server = await aRealRange();
  const admin = apiClient(server.kubeconfig('admin'));

  server.range.breaks.api = () => 'unavailable';
  const during = await admin({ method: 'GET', path: '/readyz' });
  server.range.breaks.api = () => 'as-ever';
  const after = await admin({ method: 'GET', path: '/version' });

  expect(during.status).toBe(503);
  expect(after.status).toBe(200);
});
