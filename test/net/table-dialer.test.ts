import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Door } from '../../src/model/door.ts';
import { tableDialer } from '../../src/net/table-dialer.ts';

const signal = new AbortController().signal;

test.each(['shop.example.com', 'SHOP.example.com', 'shop.example.com.', '198.51.100.7'])(
  '%s leads to the port on loopback that the table names',
  async (host) => {
    const at = await aGreeter('hello');
    const dial = tableDialer(() => [
      { seen: 'Shop.example.com', port: 443, protocol: 'tcp', at },
      { seen: '198.51.100.7', port: 443, protocol: 'tcp', at },
    ]);

    const socket = await dial.tcp(host, 443, signal);
    const [said] = await once(socket, 'data');
    socket.destroy();

    expect(String(said)).toBe('hello');
  },
);

test.each([
  ['shop.example.com', 80],
  ['other.example.com', 443],
  ['198.51.100.8', 443],
  ['::ffff:198.51.100.7', 443],
])(
  '%s:%i is not in the table: refused like a closed port, and never dialled',
  async (host, port) => {
    const dialled: string[] = [];
    const dial = tableDialer(
      () => [
        {
          seen: 'shop.example.com',
          port: 443,
          protocol: 'tcp',
          at: { host: '127.0.0.1', port: 1 },
        },
      ],
      {
        tcp: async (to) => {
          dialled.push(to);
          throw new Error('dialled');
        },
        udp: () => {
          throw new Error('dialled');
        },
      },
    );

    await expect(dial.tcp(host, port, signal)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(() => dial.udp(host, port)).toThrow(/ECONNREFUSED/);
    expect(dialled).toEqual([]);
  },
);

test('a door for TCP lets no datagram through, one for UDP does', async () => {
  const server = dgram.createSocket('udp4').bind(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  server.on('message', (message, from) =>
    server.send(`${String(message)}!`, from.port, from.address),
  );
  const at = { host: '127.0.0.1', port: server.address().port };
  const doors: Door[] = [{ seen: '192.0.2.53', port: 53, protocol: 'tcp', at }];
  const dial = tableDialer(() => doors);
  expect(() => dial.udp('192.0.2.53', 53)).toThrow(/ECONNREFUSED/);

  doors.push({ seen: '192.0.2.53', port: 53, protocol: 'udp', at });
  const socket = dial.udp('192.0.2.53', 53);
  await once(socket, 'connect');
  socket.send('who');
  const [said] = await once(socket, 'message');
  socket.close();

  expect(String(said)).toBe('who!');
});

test('what is written as an address of loopback is dialled as it stands', async () => {
  const at = await aGreeter('here');

  const socket = await tableDialer(() => []).tcp('127.0.0.1', at.port, signal);
  const [said] = await once(socket, 'data');
  socket.destroy();

  expect(String(said)).toBe('here');
});

async function aGreeter(text: string): Promise<{ host: string; port: number }> {
  const server = net.createServer((socket) => socket.end(text)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return { host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
}
