import type net from 'node:net';
import type { DnsServer } from '../model/dns.ts';
import type { Query } from './query.ts';
import { noReply, type Settled, unreachable } from './reply.ts';
import type { Route } from './route.ts';
import { ENDED } from './scope.ts';

/** Asks over a connection of its own; over when the signal is, whatever the server does. */
export async function askOverTcp(
  query: Query,
  server: DnsServer,
  route: Route,
  signal: AbortSignal,
): Promise<Settled> {
  let socket: net.Socket;
  try {
    socket = await route.dialer.tcp(server.address, server.port, signal);
  } catch (error) {
    return signal.aborted ? noReply('timeout', 'tcp', 'ETIMEDOUT') : unreachable('tcp', error);
  }
  const done = new AbortController();
  const exchange = new Promise<Settled>((resolve) => {
    let came = Buffer.alloc(0);
    const late = () => resolve(noReply('timeout', 'tcp', 'ETIMEDOUT'));
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { signal: done.signal });
    socket.on('error', (error) => resolve(unreachable('tcp', error)));
    socket.on('close', () =>
      resolve(
        came.length === 0
          ? noReply('unreachable', 'tcp', 'closed')
          : noReply('garbage', 'tcp', `closed after ${came.length} bytes`),
      ),
    );
    socket.on('data', (chunk: Buffer) => {
      came = Buffer.concat([came, chunk]);
      if (came.length < 2 || came.length < 2 + came.readUInt16BE(0)) return;
      resolve(read(query, came.subarray(2, 2 + came.readUInt16BE(0))));
    });
    socket.write(framed(query.bytes));
  });
  return exchange.finally(() => {
    done.abort(ENDED);
    socket.destroy();
  });
}

function framed(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function read(query: Query, packet: Buffer): Settled {
  const reading = query.read(packet);
  switch (reading.is) {
    case 'message':
      return { ...reading, transport: 'tcp' };
    case 'cut':
      return noReply('garbage', 'tcp', 'cut over TCP');
    case 'stray':
    case 'garbage':
      return noReply('garbage', 'tcp', reading.code);
  }
}
