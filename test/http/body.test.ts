import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { httpReader } from '../../src/http/http-reader.ts';
import { directDialer } from '../../src/net/dialer.ts';
import {
  asked,
  countingDialer,
  endlessly,
  plainly,
  rawly,
  securely,
} from '../support/http/servers.ts';

const NEVER = new AbortController().signal;
const KIB_64 = 65_536;
const reader = httpReader(directDialer(), systemClock);

test.each([
  ['gzip', gzipSync('hello')],
  ['x-gzip', gzipSync('hello')],
  ['br', brotliCompressSync('hello')],
  ['deflate', deflateSync('hello')],
  ['Deflate', deflateRawSync('hello')],
  ['gzip, br', brotliCompressSync(gzipSync('hello'))],
  ['identity', Buffer.from('hello')],
  ['gzip', Buffer.alloc(0)],
])('a body that came as %s is unpacked', async (coding, packed) => {
  const server = await securely((_, response) => {
    response.setHeader('content-encoding', coding);
    response.end(packed);
  });

  const seen = await reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ body: packed.length === 0 ? '' : 'hello', cut: false });
});

const ZEROS = Buffer.alloc(100 * 2 ** 20);
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

test.each([
  ['gzip', () => gzipSync(ZEROS, { level: 1 })],
  ['br', () => brotliCompressSync(ZEROS, FAST)],
  ['deflate', () => deflateSync(ZEROS, { level: 1 })],
])('a bomb of %s costs no memory', async (coding, pack) => {
  const bomb = pack();
  const server = await plainly((_, response) => {
    response.setHeader('content-encoding', coding);
    response.end(bomb);
  });
  const before = process.memoryUsage().rss;

  const seen = await reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ is: 'answer', cut: true });
  expect(seen.is === 'answer' && seen.body.length).toBe(KIB_64);
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 2 ** 20);
});

test('a body without end is cut, and the connection is closed', async () => {
  const dialer = countingDialer();
  const server = await rawly((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    endlessly(socket, 'x'.repeat(1000));
  });

  const seen = await httpReader(dialer, systemClock).get(asked(server), NEVER);

  expect(seen).toMatchObject({ is: 'answer', body: 'x'.repeat(KIB_64), cut: true });
  expect(dialer.open()).toBe(0);
  await expect.poll(server.open).toBe(0);
});

test('over HTTP/2 a body without end is cut as well', async () => {
  const server = await securely((_, response) => {
    const push = () => {
      while (!response.destroyed && response.write('x'.repeat(1000)));
    };
    response.on('drain', push);
    push();
  });

  const seen = await reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ is: 'answer', version: '2', body: 'x'.repeat(KIB_64), cut: true });
  await expect.poll(server.open).toBe(0);
});

test('events that are told as they come are not waited for', async () => {
  const server = await plainly((_, response) => {
    response.setHeader('content-type', 'text/event-stream; charset=utf-8');
    response.write('data: 1\n\n');
  });

  const seen = await reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ is: 'answer', status: 200, body: '', cut: true });
});

test.each([
  ['text/html; charset=gbk', Buffer.from([0xb9, 0xca, 0xd5, 0xcf]), '故障'],
  ['text/html; charset="utf-8"', Buffer.from('故障'), '故障'],
  ['text/html; charset=no-such', Buffer.from('故障'), '故障'],
  ['text/html', Buffer.from([0xff, 0x41]), '\uFFFDA'],
])('a body of type %s is read as it is written', async (type, bytes, text) => {
  const server = await plainly((_, response) => {
    response.setHeader('content-type', type);
    response.end(bytes);
  });

  const seen = await reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ body: text });
});

test('a sign that the cut goes through is left out', async () => {
  const server = await plainly((_, response) => response.end(`x${'障'.repeat(30_000)}`));

  const seen = await reader.get(asked(server), NEVER);

  expect(seen).toMatchObject({ body: `x${'障'.repeat(21_845)}`, cut: true });
});
