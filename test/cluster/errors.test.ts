import net from 'node:net';
import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { openCluster } from '../../src/cluster/connect.ts';
import { directDialer } from '../../src/net/dialer.ts';
import {
  aKubeconfig,
  anApiServer,
  aStatus,
  listening,
  trusting,
  type Reply,
} from '../support/cluster/api-server.ts';
import { anAuthority } from '../support/tls/certificates.ts';

const NEVER = new AbortController().signal;
const POD = { apiVersion: 'v1', kind: 'Pod', name: 'p', namespace: 'prod' } as const;

async function opened(kubeconfig: string, timeoutMs: number = 3000) {
  const cluster = await openCluster({
    kubeconfig,
    context: 'recovery',
    dialer: directDialer(),
    timeoutMs,
  });
  onTestFinished(() => cluster.close());
  return cluster.reader;
}

/** The error of reading a pod from a server that answers so. */
async function errorOf(answer: (count: number) => Reply): Promise<unknown> {
  const server = await anApiServer((_, count) => answer(count));
  const reader = await opened(aKubeconfig(trusting(server)));
  return reader.get(POD, NEVER).catch((error: unknown) => error);
}

test('a server that refuses is refused, after a few tries', async () => {
  const port = await listening(net.createServer());
  const closed = net.createServer();
  const free = await new Promise<number>((resolve) => {
    closed.listen(0, '127.0.0.1', () => {
      const address = closed.address();
      closed.close(() => resolve(typeof address === 'object' ? (address?.port ?? port) : port));
    });
  });
  const reader = await opened(aKubeconfig({ server: `https://127.0.0.1:${free}` }));

  await expect(reader.get(POD, NEVER)).rejects.toMatchObject({
    kind: 'cluster-unreachable',
    code: 'api-refused',
    params: { server: `https://127.0.0.1:${free}` },
  });
});

test('a server that hangs up in the handshake resets', async () => {
  const port = await listening(net.createServer((socket) => socket.resetAndDestroy()));
  const reader = await opened(aKubeconfig({ server: `https://127.0.0.1:${port}` }));

  await expect(reader.get(POD, NEVER)).rejects.toMatchObject({ code: 'api-reset' });
});

test('a server that takes the connection and says nothing is late', async () => {
  const port = await listening(net.createServer(() => {}));
  const reader = await opened(aKubeconfig({ server: `https://127.0.0.1:${port}` }), 300);

  await expect(reader.get(POD, NEVER)).rejects.toMatchObject({
    kind: 'cluster-unreachable',
    code: 'api-timeout',
    params: { seconds: 0.3 },
  });
});

test('a server without TLS is told as that, not as a reset', async () => {
  const port = await listening(
    net.createServer((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n')),
  );
  const reader = await opened(aKubeconfig({ server: `https://127.0.0.1:${port}` }));

  await expect(reader.get(POD, NEVER)).rejects.toMatchObject({ code: 'api-tls-failed' });
});

test('a name that does not exist is named', async () => {
  const reader = await opened(aKubeconfig({ server: 'https://no-such-host.invalid:6443' }));

  await expect(reader.get(POD, NEVER)).rejects.toMatchObject({
    code: 'host-not-found',
    params: { host: 'no-such-host.invalid' },
  });
});

test('a certificate of another authority is not taken', async () => {
  const server = await anApiServer(() => ({}));
  const other = await anAuthority('somebody else');
  const reader = await opened(aKubeconfig(trusting({ ...server, authority: other })));

  await expect(reader.get(POD, NEVER)).rejects.toMatchObject({
    kind: 'cluster-unreachable',
    code: 'api-tls-unknown-authority',
  });
});

test.each([
  ['for another name', { names: [{ type: 'dns', value: 'other.example.com' }] }, 'api-tls-name'],
  ['that has expired', { notAfter: Date.now() - 1000 }, 'api-tls-expired'],
  ['of tomorrow', { notBefore: Date.now() + 60_000 }, 'api-tls-expired'],
] as const)('a certificate %s is told as that', async (_, certificate, code) => {
  const server = await anApiServer(() => ({}), certificate);
  const reader = await opened(aKubeconfig(trusting(server)));

  await expect(reader.get(POD, NEVER)).rejects.toMatchObject({ code });
});

test('no word of the answer, its headers or the token is in the error', async () => {
  const error = await errorOf(() => ({
    ...aStatus(403, 'Forbidden', 'User "alice" with token secret-token cannot get pods'),
    headers: { 'x-secret': 'secret-token' },
  }));

  expect(error).toMatchObject({
    code: 'api-forbidden',
    params: { verb: 'get', resource: 'pods', namespace: 'prod' },
  });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret-token');
});

test.each([
  [401, aStatus(401, 'Unauthorized', 'no'), 'forbidden', 'api-unauthorized'],
  [403, aStatus(403, 'Forbidden', 'no'), 'forbidden', 'api-forbidden'],
  [409, aStatus(409, 'Conflict', 'no'), 'not-proven', 'api-object-replaced'],
  [418, aStatus(418, '?', 'no'), 'not-proven', 'api-refused-request'],
  [200, { body: 'no JSON' }, 'cluster-unreachable', 'api-garbage'],
  [200, { body: { hello: 'world' } }, 'cluster-unreachable', 'api-garbage'],
  [503, { status: 503, body: 'down' }, 'cluster-unreachable', 'api-unavailable'],
  [429, aStatus(429, 'TooManyRequests', 'slow'), 'cluster-unreachable', 'api-unavailable'],
] as const)('answer %s becomes a code', async (_, reply, kind, code) => {
  expect(await errorOf(() => reply)).toMatchObject({ kind, code });
});

test('a read is asked again after 503 and 429, as late as the server says', async () => {
  const startedAt = performance.now();
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };
  const server = await anApiServer((_, count) =>
    count === 1
      ? { status: 503, body: 'down' }
      : count === 2
        ? { status: 429, headers: { 'retry-after': '1' } }
        : { body: pod },
  );
  const reader = await opened(aKubeconfig(trusting(server)));

  const read = await reader.get(POD, NEVER);

  expect(read?.metadata.name).toBe('p');
  expect(performance.now() - startedAt).toBeGreaterThan(950);
});

test('a server that says "in an hour" is not waited for', async () => {
  const startedAt = performance.now();

  const error = await errorOf(() => ({ status: 429, headers: { 'retry-after': '3600' } }));

  expect(error).toMatchObject({ code: 'api-unavailable', params: { status: 429 } });
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

test.each([
  [401, 1],
  [403, 1],
  [409, 1],
  [404, 1],
  [503, 4],
])('answer %s is asked for %s times', async (status, times) => {
  const server = await anApiServer(() => aStatus(status, '?', ''));
  const reader = await opened(aKubeconfig(trusting(server)));

  await reader.get(POD, NEVER).catch(() => {});

  expect(server.asked.length).toBe(times);
});

test('an answer that is cut off is asked for again', async () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };
  const server = await anApiServer((_, count) =>
    count === 1 ? { instead: 'reset' } : { body: pod },
  );
  const reader = await opened(aKubeconfig(trusting(server)));

  expect((await reader.get(POD, NEVER))?.metadata.name).toBe('p');
});

test('a connection that went silent is left behind: the next call goes over another', async () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };
  const server = await anApiServer((_, count) =>
    count === 1 ? { instead: 'stall' } : { body: pod },
  );
  const reader = await opened(aKubeconfig(trusting(server)), 400);

  await expect(reader.get(POD, NEVER)).rejects.toMatchObject({ code: 'api-timeout' });

  expect((await reader.get(POD, NEVER))?.metadata.name).toBe('p');
  expect(server.connections()).toBe(2);
});

test('a server that went away is refused, and found again when it is back', async () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };
  const server = await anApiServer(() => ({ body: pod }));
  const reader = await opened(aKubeconfig(trusting(server)));
  await reader.get(POD, NEVER);

  await server.stop();
  await expect(reader.get(POD, NEVER)).rejects.toMatchObject({ code: 'api-refused' });
  await server.start();

  expect((await reader.get(POD, NEVER))?.metadata.name).toBe('p');
});

test('a call that the caller gives up ends with the caller’s reason', async () => {
  const server = await anApiServer(() => ({ instead: 'stall' }));
  const reader = await opened(aKubeconfig(trusting(server)));
  const gone = new AbortController();

  const reading = reader.get(POD, gone.signal);
  setTimeout(() => gone.abort(new Error('enough')), 100);

  await expect(reading).rejects.toThrow('enough');
});
