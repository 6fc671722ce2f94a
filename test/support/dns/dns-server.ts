import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { onTestFinished } from 'vitest';
import type { DnsServer } from '../../../src/model/dns.ts';
import { findFreeDnsPort } from './free-dns-port.ts';

/** What a server does with a question. Over a way that is left out nobody listens. */
export type Behaviour = {
  readonly udp?: (query: Buffer, send: (packet: Buffer) => void) => void;
  readonly tcp?: (query: Buffer, socket: net.Socket) => void;
};

export type PlayedServer = DnsServer & {
  /** Packets that came over UDP, connections that came over TCP. */
  readonly seen: { udp: number; tcp: number };
  /** Packets that are on their way back over UDP. */
  readonly sent: { udp: number };
};

/** A DNS server on 127.0.0.1 that does as it is told, until the test is over. */
export async function playServer(behaviour: Behaviour): Promise<PlayedServer> {
  const port = await findFreeDnsPort();
  const seen = { udp: 0, tcp: 0 };
  const sent = { udp: 0 };
  if (behaviour.udp !== undefined) await listenOnUdp(port, behaviour.udp, seen, sent);
  if (behaviour.tcp !== undefined) await listenOnTcp(port, behaviour.tcp, seen);
  return { role: 'resolver', name: 'played', address: '127.0.0.1', port, seen, sent };
}

async function listenOnUdp(
  port: number,
  answer: NonNullable<Behaviour['udp']>,
  seen: PlayedServer['seen'],
  sent: PlayedServer['sent'],
): Promise<void> {
  const socket = dgram.createSocket('udp4');
  onTestFinished(() => void socket.close());
  socket.on('message', (query, { port: from, address }) => {
    seen.udp += 1;
    answer(query, (packet) =>
      socket.send(packet, from, address, () => {
        sent.udp += 1;
      }),
    );
  });
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
}

async function listenOnTcp(
  port: number,
  answer: NonNullable<Behaviour['tcp']>,
  seen: PlayedServer['seen'],
): Promise<void> {
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    seen.tcp += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    // A question fits into one piece.
    socket.once('data', (framed: Buffer) => answer(framed.subarray(2), socket));
  });
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
