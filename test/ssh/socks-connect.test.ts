import { once } from 'node:events';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { socksConnect } from '../../src/ssh/socks-connect.ts';
import { NEVER } from '../support/probes/readers.ts';

const GREETING = [5, 0];
const TO_IPV4 = [5, 0, 0, 1, 127, 0, 0, 1, 0, 80];

/** A proxy that sends these pieces, each after it has heard something, and hangs up. */
async function aProxy(pieces: readonly (readonly number[])[]) {
  const heard: Buffer[] = [];
  const server = net.createServer((socket) => {
    const left = [...pieces];
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      heard.push(Buffer.from(bytes));
      const piece = left.shift();
      if (piece !== undefined) socket.write(Buffer.from(piece));
      if (left.length === 0) socket.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const socket = net.connect(
    typeof address === 'object' && address ? address.port : 0,
    '127.0.0.1',
  );
  socket.on('error', () => {});
  await once(socket, 'connect');
  server.close();
  return { socket, heard };
}

test('a host is asked for by its name, and what follows the answer is left for whoever reads', async () => {
  const hello = [...Buffer.from('hello')];
  const { socket, heard } = await aProxy([GREETING, [...TO_IPV4, ...hello]]);

  await socksConnect(socket, { host: 'db.example', port: 3306 }, NEVER);

  expect(await text(socket)).toBe('hello');
  expect(heard.map((bytes) => bytes.toString('hex'))).toEqual([
    '050100',
    `050100030a${Buffer.from('db.example').toString('hex')}0cea`,
  ]);
});

test.each([
  ['IPv6', [5, 0, 0, 4, ...Array<number>(16).fill(0), 0, 80]],
  ['a name', [5, 0, 0, 3, 2, 97, 98, 0, 80]],
])('the answer may name %s', async (_what, answer) => {
  const { socket } = await aProxy([GREETING, [...answer, 33]]);

  await socksConnect(socket, { host: '::1', port: 1 }, NEVER);

  expect(await text(socket)).toBe('!');
});

test.each([
  ['a login is wanted', [[5, 255]], 'EPROTO'],
  ['it is no SOCKS proxy', [[72, 84]], 'EPROTO'],
  ['it says no', [GREETING, [5, 5, 0, 1, 0, 0, 0, 0, 0, 0]], 'ECONNREFUSED'],
  ['the answer is of no known type', [GREETING, [5, 0, 0, 9, 0, 0]], 'EPROTO'],
  ['it hangs up', [GREETING, []], 'ECONNRESET'],
  ['it hangs up in the middle of its answer', [GREETING, [5, 0, 0, 1, 127]], 'ECONNRESET'],
])('where %s, it is told by a code', async (_why, pieces, code) => {
  const { socket } = await aProxy(pieces);

  await expect(socksConnect(socket, { host: 'h', port: 1 }, NEVER)).rejects.toMatchObject({ code });
  socket.destroy();
});

test.each(['', 'x'.repeat(256)])('%j is no name to ask for', async (host) => {
  await expect(socksConnect(new net.Socket(), { host, port: 1 }, NEVER)).rejects.toMatchObject({
    code: 'ENOTFOUND',
  });
});

test('whoever gives up does not wait for the proxy', async () => {
  const { socket } = await aProxy([[], []]);
  const gone = new AbortController();

  const connecting = socksConnect(socket, { host: 'h', port: 1 }, gone.signal);
  gone.abort(new Error('gone'));

  await expect(connecting).rejects.toThrow('gone');
  socket.destroy();
});
