import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { expect, test } from 'vitest';
import { createExecStream } from '../../src/cluster/exec-stream.ts';
import { onPodNetwork } from '../../src/cluster/living-pods.ts';
import { openLogin } from '../../src/cluster/login.ts';
import { createPodRoute } from '../../src/cluster/pod-route.ts';
import { TUNNELS } from '../../src/cluster/tunnels.ts';
import { systemClock } from '../../src/clock/system-clock.ts';
import { httpReader } from '../../src/http/http-reader.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { InsideAnswer } from '../../src/model/ports.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { netReader } from '../../src/net/net-reader.ts';
import { listening } from '../support/cluster/api-server.ts';
import { aChannelServer } from '../support/cluster/channel-server.ts';
import { aContainer, programPath } from '../support/cluster/local-container.ts';
import { findFreePort } from '../support/control-plane/free-port.ts';
import { anAuthority } from '../support/tls/certificates.ts';

const { signal } = new AbortController();
const IMAGES: { readonly [image: string]: readonly (readonly [string, string])[] } = {
  bash: [
    ['bash', 'bash'],
    ['cat', 'cat'],
  ],
  socat: [['socat', 'socat']],
  'nc of OpenBSD': [['nc', 'nc']],
  busybox: [
    ['sh', 'busybox'],
    ['nc', 'busybox'],
    ['cat', 'busybox'],
  ],
};

test.for(Object.keys(IMAGES))('bytes pass both ways by %s', async (image) => {
  const dialer = await routeBy(image);
  const port = await listening(net.createServer((socket) => void socket.pipe(socket)));

  const stream = await dialer.tcp('127.0.0.1', port, signal);
  const bytes = Buffer.alloc(1_000_000, 'there and back ');
  stream.write(bytes);

  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bytes.length) break;
  }
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
});

test('a server with TLS answers from inside: its handshake never began', async () => {
  const dialer = await routeBy('bash');
  const authority = await anAuthority();
  const pair = await authority.issue({
    names: [{ type: 'dns', value: 'a.test' }],
    subject: 'CN=a.test',
  });
  const port = await listening(tls.createServer(pair, (socket) => socket.end('well met')));

  const socket = await dialer.tcp('127.0.0.1', port, signal);
  const secure = tls.connect({ socket, servername: 'a.test', ca: authority.pem });

  let said = '';
  for await (const chunk of secure) said += String(chunk);
  expect(said).toBe('well met');
});

test.for(['bash', 'socat', 'busybox'])(
  'the end of a connection is heard of by %s',
  async (image) => {
    const dialer = await routeBy(image);
    const port = await listening(net.createServer((socket) => socket.end('that is all')));

    const stream = await dialer.tcp('127.0.0.1', port, signal);

    let said = '';
    for await (const chunk of stream) said += String(chunk);
    expect(said).toBe('that is all');
  },
);

test.for(['bash', 'socat', 'busybox'])(
  'a connection that is let go is closed by %s',
  async (image) => {
    const dialer = await routeBy(image);
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const server = net.createServer((socket) => {
      socket.resume().on('close', () => resolve());
    });

    (await dialer.tcp('127.0.0.1', await listening(server), signal)).destroy();

    await expect(closed).resolves.toBeUndefined();
  },
);

test.for(Object.keys(IMAGES))(
  'a refused port and an unknown name are told by %s',
  async (image) => {
    const reader = netReader(await routeBy(image));

    const seen = [
      await reader.connect('127.0.0.1', await findFreePort(), signal),
      await reader.connect('no-such-name.invalid', 80, signal),
    ];

    expect(seen).toEqual([
      { open: false, code: 'ECONNREFUSED' },
      { open: false, code: expect.stringMatching('ENOTFOUND|EAI_AGAIN') },
    ]);
  },
);

test('a web server is asked from inside as from here', async () => {
  const dialer = await routeBy('busybox');
  const server = net.createServer((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nhello'));
  });
  const port = await listening(server);

  const seen = await httpReader(dialer, systemClock).get(
    { scheme: 'http', host: 'localhost', address: '127.0.0.1', port, path: '/', roots: [] },
    signal,
  );

  expect(seen).toMatchObject({ is: 'answer', address: '127.0.0.1', status: 200, body: 'hello' });
});

test('a name is looked up inside, so that it is known which address took the connection', async () => {
  const at = { namespace: 'prod', pod: 'web-1', program: 'getent ahosts' };
  const addresses = ['::1', '127.0.0.1'];
  const dialer = await routeBy('bash', undefined, {
    'db.internal': { is: 'answer', addresses, ...at },
    'gone.internal': { is: 'not-found', ...at },
  });
  const port = await listening(net.createServer((socket) => socket.end('x')));

  const reader = netReader(dialer);

  expect(await reader.connect('db.internal', port, signal)).toMatchObject({
    open: true,
    address: '127.0.0.1',
  });
  expect(await reader.connect('gone.internal', port, signal)).toEqual({
    open: false,
    code: 'ENOTFOUND',
  });
});

test.for(['$(touch x)', '-e', 'a b', 'a;b', 'a/b', '', "a'b", 'a\nb'])(
  'no program is given %j as a host',
  async (host) => {
    const asked: string[] = [];
    const dialer = await routeBy('bash', (url) => asked.push(url));

    await expect(dialer.tcp(host, 80, signal)).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(asked).toEqual([]);
  },
);

test('host and port are words of their own in each command', () => {
  const words = TUNNELS.map(({ argv }) => argv('db.example', '5432'));

  expect(words.map((argv) => argv.filter((word) => word.includes('db.example')))).toEqual([
    ['db.example'],
    ['TCP:db.example:5432'],
    ['db.example'],
    ['db.example'],
  ]);
});

test('where no image has a program it is said, and one pod of each image was tried', async () => {
  const asked: string[] = [];
  const dialer = await routeBy('none', (url) => asked.push(url));

  await expect(dialer.tcp('127.0.0.1', 80, signal)).rejects.toMatchObject({
    code: 'pod-route-none',
    params: { host: '127.0.0.1', port: 80 },
  });
  expect(asked).toHaveLength(TUNNELS.length);
});

test("a pod that shares its node's network speaks for no pod with an address of its own", async () => {
  const shared = { ...aPod('csi'), spec: { ...aPod('csi').spec, hostNetwork: true } };
  const list = async () => [shared, aPod('web')];

  expect(await onPodNetwork(list)(signal)).toEqual([aPod('web')]);
});

test('what went well is taken again at once', async () => {
  const asked: string[] = [];
  const dialer = await routeBy('busybox', (url) => asked.push(url));
  const port = await listening(net.createServer((socket) => socket.end('x')));

  for (let count = 0; count < 2; count += 1)
    await once((await dialer.tcp('127.0.0.1', port, signal)).resume(), 'end');

  const tried = TUNNELS.findIndex(({ program }) => program === 'nc -e') + 1;
  expect(asked).toHaveLength(tried + 1);
});

test('a connection that does not come about is let go', async () => {
  const leaving = new AbortController();
  const dialer = await routeBy('bash', () => leaving.abort(new Error('enough')));

  const asked = dialer.tcp('127.0.0.1', 9, leaving.signal);

  await expect(asked).rejects.toThrow('enough');
});

async function routeBy(
  image: string,
  onAsked: (url: string) => void = () => undefined,
  known: { readonly [name: string]: InsideAnswer } = {},
) {
  const programs = (IMAGES[image] ?? []).map(([name, own]) => [name, programPath(own) ?? own]);
  const container = aContainer(Object.fromEntries(programs));
  const { kubeconfig } = await aChannelServer((socket, url) => {
    onAsked(url);
    container(socket, url);
  });
  const login = await openLogin(kubeconfig, 'recovery');
  const pods = ['web-1', 'web-2'].map((name): JsonObject => aPod(name));
  const lookup = async (name: string) => known[name] ?? ({ is: 'nobody', code: 'x' } as const);
  return createPodRoute(async () => pods, createExecStream(login, directDialer()), lookup);
}

function aPod(name: string) {
  return {
    metadata: { name, namespace: 'prod' },
    spec: { containers: [{ name: 'main', image: 'web' }] },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}
