import { gzipSync } from 'node:zlib';
import type net from 'node:net';
import type tls from 'node:tls';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { httpReader } from '../../src/http/http-reader.ts';
import type { HttpSeen } from '../../src/model/http.ts';
import {
  asked,
  byStreams,
  countingDialer,
  endlessly,
  rawly,
  rawlyOverTls,
  type WebServer,
} from '../support/http/servers.ts';

const NEVER = new AbortController().signal;

/** What a server leads to within its time; whatever it does, nothing stays open. */
async function seenOf(server: WebServer, timeoutMs: number = 5000): Promise<HttpSeen> {
  const dialer = countingDialer();
  const reader = httpReader(dialer, systemClock, { timeoutMs });
  const seen = await reader.get(asked(server), NEVER);
  expect(dialer.open()).toBe(0);
  await expect.poll(server.open).toBe(0);
  return seen;
}

const HEAD = 'HTTP/1.1 200 OK\r\n';
const say = (text: string | Buffer) => (socket: net.Socket) => void socket.end(text);

test.each<readonly [string, (socket: net.Socket) => void, Partial<HttpSeen> & { code: string }]>([
  ['silence', () => undefined, { is: 'timeout', code: 'header' }],
  ['a status line and silence', (socket) => socket.write(HEAD), { is: 'timeout', code: 'header' }],
  [
    'a body that was promised and does not come',
    (socket) => socket.write(`${HEAD}content-length: 10\r\n\r\nhel`),
    { is: 'timeout', code: 'body' },
  ],
  [
    'a header, a byte at a time',
    (socket) => {
      socket.write(`${HEAD}x-slow: `);
      const drip = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => clearInterval(drip));
    },
    { is: 'timeout', code: 'header' },
  ],
  [
    'a body, a byte at a time',
    (socket) => {
      socket.write(`${HEAD}\r\n`);
      const drip = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => clearInterval(drip));
    },
    { is: 'timeout', code: 'body' },
  ],
])('%s ends with the time', async (_, onSocket, expected) => {
  const seen = await seenOf(await rawly(onSocket), 200);

  expect(seen).toMatchObject(expected);
});

test.each<readonly [string, (socket: net.Socket) => void, string, string]>([
  [
    'one header without end',
    (socket) => {
      socket.write(`${HEAD}x-long: `);
      endlessly(socket, 'x'.repeat(1000));
    },
    'garbage',
    'HPE_HEADER_OVERFLOW',
  ],
  [
    'headers without end',
    (socket) => {
      socket.write(HEAD);
      endlessly(socket, 'x-more: of this\r\n');
    },
    'garbage',
    'HPE_HEADER_OVERFLOW',
  ],
  [
    'interim answers without end',
    (socket) => endlessly(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
    'garbage',
    'INTERIM_WITHOUT_END',
  ],
  ['another protocol', say('SSH-2.0-OpenSSH_9.2\r\n'), 'garbage', 'HPE_INVALID_CONSTANT'],
  ['HTTP/0.9', say('<html>hello</html>'), 'garbage', 'HPE_INVALID_CONSTANT'],
  ['a version that is none', say('HTTP/0.9 200 OK\r\n\r\nhello'), 'garbage', 'HTTP_VERSION'],
  ['a status that is none', say('HTTP/1.1 999 What\r\n\r\n'), 'garbage', 'STATUS'],
  [
    'another protocol after a good beginning',
    say('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    'garbage',
    'UPGRADE',
  ],
  ['nothing, and closes', (socket) => socket.end(), 'closed', 'ECONNRESET'],
  ['a reset', (socket) => socket.resetAndDestroy(), 'reset', 'ECONNRESET'],
  ['half a header, and closes', say(`${HEAD}content-ty`), 'closed', 'ECONNRESET'],
  ['half a body, and closes', say(`${HEAD}content-length: 10\r\n\r\nhel`), 'closed', 'ECONNRESET'],
  [
    'chunks that are none',
    say(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n`),
    'garbage',
    'HPE_INVALID_CHUNK_SIZE',
  ],
  [
    'a body that is not packed as it says',
    say(`${HEAD}content-encoding: gzip\r\n\r\nhello`),
    'garbage',
    'Z_DATA_ERROR',
  ],
  [
    'half of what is packed',
    say(
      Buffer.concat([
        Buffer.from(`${HEAD}content-encoding: gzip\r\n\r\n`),
        gzipSync('hello').subarray(0, 14),
      ]),
    ),
    'garbage',
    'Z_BUF_ERROR',
  ],
  [
    'a packing nobody knows',
    say(`${HEAD}content-encoding: secret\r\n\r\nhello`),
    'garbage',
    'CONTENT_ENCODING',
  ],
])('%s is no answer', async (_, onSocket, is, code) => {
  const seen = await seenOf(await rawly(onSocket));

  expect([seen.is, 'code' in seen ? seen.code : seen]).toEqual([is, code]);
});

test.each<readonly [string, (socket: tls.TLSSocket) => void, string]>([
  ['no HTTP/2', (socket) => endlessly(socket, 'x'.repeat(1000)), 'garbage'],
  ['nothing, and closes', (socket) => socket.end(), 'closed'],
  ['a reset', (socket) => socket.destroy(), 'closed'],
])('HTTP/2 was agreed on and there comes %s', async (_, onSocket, is) => {
  const seen = await seenOf(await rawlyOverTls(onSocket, ['h2']));

  expect(seen.is).toBe(is);
});

test('HTTP/2 was agreed on and nothing comes: ends with the time', async () => {
  const seen = await seenOf(await rawlyOverTls(() => undefined, ['h2']), 300);

  expect(seen).toMatchObject({ is: 'timeout', code: 'header' });
});

test.each<readonly [string, Parameters<typeof byStreams>[0], string]>([
  ['refused', (stream) => stream.close(7), 'closed'],
  ['ended with an error', (stream) => stream.close(2), 'reset'],
  ['torn down with its session', ({ session }) => session?.destroy(), 'closed'],
  ['sent away', ({ session }) => session?.goaway(2), 'reset'],
  [
    'ended within its body',
    (stream) => {
      stream.respond({ ':status': 200 });
      stream.write('half', () => stream.destroy(new Error('of the test')));
    },
    'reset',
  ],
  [
    'ended before the length that it told',
    (stream) => {
      stream.respond({ ':status': 200, 'content-length': 10 });
      stream.end('half');
    },
    'garbage',
  ],
  [
    'torn down within its body',
    (stream) => {
      stream.respond({ ':status': 200 });
      stream.write('half', () => stream.session?.destroy());
    },
    'closed',
  ],
  [
    'answered with more headers than may be',
    (stream) => stream.respond({ ':status': 200, 'x-long': 'x'.repeat(20_000) }),
    'garbage',
  ],
  [
    'answered with interim answers without end',
    (stream) => {
      for (let count = 0; count < 40; count += 1) stream.additionalHeaders({ ':status': 103 });
      stream.respond({ ':status': 200 }, { endStream: true });
    },
    'garbage',
  ],
])('a stream that is %s is no answer', async (_, onStream, is) => {
  const seen = await seenOf(await byStreams(onStream));

  expect([seen.is, seen]).toEqual([is, expect.anything()]);
});

test('a stream that is given up quietly within its body is no answer', async () => {
  const frames = [
    '000000 04 00 00000000',
    '000001 01 04 00000001 88',
    '000004 00 00 00000001 68616c66',
    '000004 03 00 00000001 00000008',
  ].map((frame) => Buffer.from(frame.replaceAll(' ', ''), 'hex'));
  const server = await rawlyOverTls((socket) => socket.write(Buffer.concat(frames)), ['h2']);

  const seen = await seenOf(server);

  expect(seen).toMatchObject({ is: 'closed', code: 'body' });
});

test('a handshake that never ends takes no longer than it may', async () => {
  const server = { ...(await rawly(() => undefined)), root: 'x' };

  const seen = await seenOf(server, 200);

  expect(seen).toMatchObject({ is: 'timeout', code: 'tls' });
});

test('a server without TLS is told from one that closes the connection', async () => {
  const plain = await seenOf({ ...(await rawly(say('HTTP/1.1 400 Bad\r\n\r\n'))), root: 'x' });
  const closing = await seenOf({ ...(await rawly((socket) => socket.end())), root: 'x' });

  expect([plain.is, closing.is]).toEqual(['tls', 'closed']);
});
