import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { createForward } from '../../src/cluster/forward.ts';
import { openLogin } from '../../src/cluster/login.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { aChannelServer, errorOf, onChannel } from '../support/cluster/channel-server.ts';

const DATA = 0;
const ERROR = 1;
const PORT = Buffer.from([0x90, 0x1f]);
const TO = { namespace: 'shop', pod: 'web-1', port: 8080 };
const { signal } = new AbortController();

test('a connection begins after the two bytes of its port, however they come', async () => {
  const stream = await connectionTo((socket) => {
    socket.send(onChannel(DATA, PORT.subarray(0, 1)));
    socket.send(onChannel(ERROR, PORT));
    socket.send(onChannel(DATA, PORT.subarray(1), 'hello '));
    socket.send(onChannel(DATA, 'there'));
    socket.close();
  });

  let said = '';
  for await (const chunk of stream) said += String(chunk);

  expect(said).toBe('hello there');
});

test('the port and the pod are named in the request', async () => {
  const asked: string[] = [];
  await connectionTo((socket, path) => {
    asked.push(`${socket.protocol} ${path}`);
    socket.send(onChannel(DATA, PORT));
  });

  expect(asked).toEqual([
    'v4.channel.k8s.io /api/v1/namespaces/shop/pods/web-1/portforward?ports=8080',
  ]);
});

test('what is written goes on its channel, and the end of it is the end of both', async () => {
  const heard: Buffer[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const stream = await connectionTo((socket) => {
    socket.on('message', (message: Buffer) => heard.push(message));
    socket.on('close', () => resolve());
    socket.send(onChannel(DATA, PORT));
  });

  stream.write('one ');
  stream.end('two');
  await closed;

  expect(Buffer.concat(heard.map((one) => one.subarray(1))).toString()).toBe('one two');
  expect(heard.map(([channel]) => channel)).toEqual(heard.map(() => DATA));
});

test.for([
  ['dial tcp4 127.0.0.1:8080: connect: connection refused', 'ECONNREFUSED'],
  ['failed to find sandbox in store: not found', 'EHOSTUNREACH'],
])('a complaint "%s" is %s, with what was said before it', async ([says = '', code = '']) => {
  const stream = await connectionTo((socket) => {
    socket.send(onChannel(DATA, PORT));
    socket.send(onChannel(ERROR, PORT));
    socket.send(onChannel(ERROR, `error forwarding port 8080 to pod: ${says}`));
    socket.close();
  });
  stream.resume();

  expect(await errorOf(stream)).toMatchObject({ code, message: expect.stringContaining(says) });
});

test('a connection that is cut without a word is reset', async () => {
  const stream = await connectionTo((socket) => {
    socket.send(onChannel(DATA, PORT), () => socket.terminate());
  });
  stream.resume();

  expect(await errorOf(stream)).toMatchObject({ code: 'ECONNRESET' });
});

test('an end before the beginning is no connection', async () => {
  const connecting = connectionTo((socket) => socket.close());

  await expect(connecting).rejects.toMatchObject({ code: 'pod-forward-failed', params: TO });
});

test('nobody is read from who is not asked for more', async () => {
  const piece = Buffer.alloc(64 * 1024);
  let waiting: WebSocket | undefined;
  const stream = await connectionTo((socket) => {
    waiting = socket;
    socket.send(onChannel(DATA, PORT));
    for (let count = 0; count < 2000; count += 1) socket.send(onChannel(DATA, piece));
  });
  await once(stream, 'readable');

  expect(stream.readableLength).toBeLessThan(1_000_000);
  expect(waiting?.bufferedAmount).toBeGreaterThan(0);
  stream.destroy();
});

async function connectionTo(talk: (socket: WebSocket, path: string) => void) {
  const { kubeconfig } = await aChannelServer(talk);
  const login = await openLogin(kubeconfig, 'recovery');
  return createForward(login, directDialer()).tcp(TO, signal);
}
