import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { directDialer } from '../../src/net/dialer.ts';
import { netReader } from '../../src/net/net-reader.ts';
import { listening } from '../support/cluster/api-server.ts';

const NEVER = new AbortController().signal;

test('a port that takes connections is open', async () => {
  const port = await listening(net.createServer());

  const answer = await netReader(directDialer()).connect('127.0.0.1', port, NEVER);

  expect(answer).toMatchObject({ open: true, address: '127.0.0.1', ms: expect.any(Number) });
});

test('a dialer that never comes through is late, and is told to stop', async () => {
  let stopped = false;
  const dialer = {
    ...directDialer(),
    tcp: (_host: string, _port: number, signal: AbortSignal) =>
      new Promise<net.Socket>((_, reject) => {
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(new Error('stopped'));
        });
      }),
  };

  const answer = await netReader(dialer, 50).connect('192.0.2.1', 22, NEVER);

  expect([answer, stopped]).toEqual([{ open: false, code: 'ETIMEDOUT' }, true]);
});

test('a caller that gives up gets its own reason', async () => {
  const gone = AbortSignal.abort(new Error('enough'));

  await expect(netReader(directDialer()).connect('127.0.0.1', 1, gone)).rejects.toThrow('enough');
});

test('a datagram goes where the dialer was told', async () => {
  const server = dgram.createSocket('udp4');
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = directDialer().udp('127.0.0.1', server.address().port);
  onTestFinished(() => {
    server.close();
    socket.close();
  });

  await once(socket, 'connect');
  socket.send('question');

  const [message] = await once(server, 'message');
  expect(String(message)).toBe('question');
});
