import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { NOBODY_HOME, type PodHost } from '../../../src/practice/pod-host.ts';
import { nameOf } from '../../../src/practice/store/metadata.ts';
import { anApiServer } from '../../support/practice/an-api-server.ts';
import { aWorkload } from '../../support/practice/a-range.ts';
import { apiClient } from '../../support/practice/api-client.ts';

const NEVER = new AbortController().signal;
const PATIENT = { timeout: 20_000, interval: 20 };

/** Says what it is told, and answers every request of HTTP with `hello`. */
const HOST: PodHost = {
  ...NOBODY_HOME,
  async exec(_pod, argv, { stdout }) {
    stdout.write(`${argv.join(' ')}\n`);
    return argv[0] === 'false' ? 3 : 0;
  },
  async forward(_pod, port) {
    if (port !== 8080) return NOBODY_HOME.forward(_pod, port);
    const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello';
    const stream = new PassThrough();
    const write = stream.write.bind(stream);
    return Object.assign(stream, { write: () => write(answer) });
  },
  log: () => 'one\ntwo\nthree\n',
};

async function withWeb() {
  const server = await anApiServer({ host: HOST });
  server.range.add(
    'Deployment',
    aWorkload('web', { container: { ports: [{ containerPort: 8080, name: 'http' }] } }),
  );
  server.range.add('Service', {
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] },
  });
  await vi.waitFor(() => expect(server.range.said('Deployment', 'web')).toBe('pass'), PATIENT);
  return { ...server, pod: nameOf(server.range.list('Pod')[0] ?? {}) };
}

test('our own client reads the log of a pod', async () => {
  const { cluster, pod } = await withWeb();
  const { reader } = await cluster();

  const log = await reader.log({ namespace: 'default', pod, tailLines: 2 }, NEVER);

  expect(log).toBe('two\nthree\n');
});

test('our own client asks a Service by the proxy, and a port that nobody listens at', async () => {
  const { cluster, range } = await withWeb();
  const ways = (await cluster()).ways(null);
  const about = { namespace: 'default', path: '/', headers: {}, longestBody: 1000 };

  const seen = await ways.serviceProxy({ ...about, service: 'web' }, NEVER);
  range.add('Service', {
    metadata: { name: 'deaf' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 81 }] },
  });
  const refused = await ways.serviceProxy({ ...about, service: 'deaf' }, NEVER);

  expect(seen).toMatchObject({ is: 'seen', seen: { status: 200, body: 'hello' } });
  expect(refused).toMatchObject({ is: 'refused' });
});

test('our own client connects to a port of a pod', async () => {
  const { cluster, pod } = await withWeb();
  const { podPorts } = (await cluster()).ways(null);

  const socket = await podPorts.tcp({ namespace: 'default', pod, port: 8080 }, NEVER);
  socket.write('GET / HTTP/1.1\r\n\r\n');
  const [first]: readonly unknown[] = await new Promise((resolve) =>
    socket.once('data', (bytes: Buffer) => resolve([bytes.toString()])),
  );
  socket.destroy();

  expect(first).toContain('hello');
});

test('who may not is refused, who is nobody is not known, and one who is given a role may', async () => {
  const server = await anApiServer();
  const ask = apiClient(server.kubeconfig('anybody'));
  const pods = { method: 'GET', path: '/api/v1/namespaces/default/pods' };

  const before = await ask(pods);
  server.range.add('RoleBinding', {
    metadata: { name: 'viewers' },
    roleRef: { kind: 'ClusterRole', name: 'view' },
    subjects: [{ kind: 'Group', name: 'people' }],
  });
  const after = await ask(pods);
  const secrets = await ask({ method: 'GET', path: '/api/v1/namespaces/default/secrets' });

  expect(before).toMatchObject({
    status: 403,
    body: {
      message:
        'pods is forbidden: User "anybody" cannot list resource "pods" in API group "" in the namespace "default"',
    },
  });
  expect([after.status, secrets.status]).toEqual([200, 403]);
});

test('an API server that flaps answers nobody, and everybody afterwards', async () => {
  const server = await anApiServer();
  const ask = apiClient(server.kubeconfig('admin'));

  server.range.breaks.api = () => 'unavailable';
  const during = await ask({ method: 'GET', path: '/readyz' });
  server.range.breaks.api = () => 'as-ever';
  const after = await ask({ method: 'GET', path: '/readyz' });

  expect([during.status, after.status]).toEqual([503, 200]);
});

test('a watch from a version that is forgotten is told so', async () => {
  const server = await anApiServer();
  const ask = apiClient(server.kubeconfig('admin'));

  server.range.store.compact();
  const told = await ask({ method: 'GET', path: '/api/v1/pods?watch=1&resourceVersion=101' });

  expect(told).toMatchObject({
    status: 200,
    body: { type: 'ERROR', object: { code: 410, reason: 'Expired' } },
  });
});
