import dgram from 'node:dgram';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { gzipSync } from 'node:zlib';
import { answerTo, a } from '../../support/dns/packets.ts';
import type { Behaviour } from '../../support/dns/dns-server.ts';
import { HOSTILE } from '../../support/dns/hostile.ts';

export type Pair = { readonly cert: string; readonly key: string };
/** What a TLS or HTTP server does at port 443. */
export type Played =
  | { readonly raw: (socket: net.Socket) => void }
  | { readonly pair: Pair; readonly tls: (socket: tls.TLSSocket) => void }
  | { readonly pair: Pair; readonly web: RequestListener };

const HOSTILE_NAMES = Object.keys(HOSTILE);
/** As long as the label that these servers are written for, so that every length in a packet stays right. */
const labelOf = (index: number) => `h${String(index).padStart(3, '0')}`;

/** What looks hostile first and has the right answer. */
export const GOOD_IN_THE_END: readonly string[] = [
  'silent over UDP, fine over TCP',
  'cut over UDP, fine over TCP',
  'another id first, then the right one',
];

export type HostileDns = { readonly says: string; readonly zone: string; readonly address: string };

/** Servers that each serve a zone of their own, as no server should. */
export const HOSTILE_DNS: readonly HostileDns[] = HOSTILE_NAMES.map((says, index) => ({
  says,
  zone: `${labelOf(index)}.example`,
  address: `198.51.100.${index + 10}`,
}));

export async function playHostileDns(): Promise<void> {
  const all: readonly [string, Behaviour][] = Object.entries(HOSTILE);
  for (const [index, [says, behaviour]] of all.entries()) {
    const { address } = HOSTILE_DNS[index] ?? { address: '' };
    const played = renamed(behaviour, labelOf(index));
    await playDns(
      address,
      GOOD_IN_THE_END.includes(says)
        ? honestElsewhere(played, `${labelOf(index)}.example`)
        : played,
    );
  }
}

/** Knows only one name by itself and has everything else from another resolver. */
export function playResolver(
  address: string,
  name: string,
  says: string,
  other: string,
): Promise<void> {
  return playDns(address, {
    udp(query, send) {
      if (nameIn(query) === name && isFor(query, 'A')) {
        send(answerTo(query, { answers: [a(name, says, 3)] }));
        return;
      }
      const socket = dgram.createSocket('udp4');
      socket.once('message', (answer) => {
        send(answer);
        socket.close();
      });
      socket.send(query, 53, other);
    },
  });
}

function isFor(query: Buffer, type: 'A' | 'SOA'): boolean {
  return query.includes(Buffer.from([0, 0, type === 'A' ? 1 : 6, 0, 1]));
}

export async function playWeb(address: string, played: Played): Promise<void> {
  const server =
    'raw' in played
      ? net.createServer(quiet(played.raw))
      : 'tls' in played
        ? tls.createServer({ ...played.pair }, quiet(played.tls))
        : https.createServer({ ...played.pair, maxHeaderSize: 65_536 }, played.web);
  server.on('tlsClientError', () => {}).listen(443, address);
  await once(server, 'listening');
}

/** A hundred MiB of nothing. */
export const BOMB = gzipSync(Buffer.alloc(100 * 1024 * 1024));

/** Again and again as fast as it is taken, until nobody listens any more. */
export function endlessly(socket: net.Socket, piece: string): void {
  const push = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', push);
  push();
}

/** What is no address of IPv4 it says as a good server of this zone would. */
function honestElsewhere({ udp, tcp }: Behaviour, zone: string): Behaviour {
  const data = { mname: `ns.${zone}`, rname: `hostmaster.${zone}`, serial: 1, minimum: 3 };
  const soa = { type: 'SOA', name: zone, data } as const;
  return {
    udp(query, send) {
      if (isFor(query, 'A')) udp?.(query, send);
      else if (isFor(query, 'SOA') && nameIn(query) === zone)
        send(answerTo(query, { answers: [soa] }));
      else send(answerTo(query, { authorities: [soa] }));
    },
    ...(tcp === undefined ? {} : { tcp }),
  };
}

function quiet<S extends net.Socket>(play: (socket: S) => void): (socket: S) => void {
  return (socket) => {
    socket.on('error', () => {});
    play(socket);
  };
}

async function playDns(address: string, { udp, tcp }: Behaviour): Promise<void> {
  if (udp !== undefined) {
    const socket = dgram.createSocket('udp4');
    socket.on('message', (query, from) =>
      udp(query, (packet) => socket.send(packet, from.port, from.address)),
    );
    socket.bind(53, address);
    await once(socket, 'listening');
  }
  if (tcp === undefined) return;
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (packet: Buffer) => tcp(packet.subarray(2), socket));
  });
  server.listen(53, address);
  await once(server, 'listening');
}

function renamed({ udp, tcp }: Behaviour, label: string): Behaviour {
  const swap = (bytes: Buffer, from: string, to: string) =>
    Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
  const there = (query: Buffer) => swap(query, label, 'shop');
  const back = (packet: Buffer) => swap(packet, 'shop', label);
  return {
    ...(udp === undefined
      ? {}
      : { udp: (query, send) => udp(there(query), (packet) => send(back(packet))) }),
    ...(tcp === undefined
      ? {}
      : {
          tcp(query, socket) {
            const write = socket.write.bind(socket);
            const end = socket.end.bind(socket);
            const own = Object.assign(socket, {
              write: (bytes: Buffer) => write(back(bytes)),
              end: (bytes?: Buffer) => (bytes === undefined ? end() : end(back(bytes))),
            });
            tcp(there(query), own);
          },
        }),
  };
}

function nameIn(query: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; (query[at] ?? 0) > 0; at += (query[at] ?? 0) + 1)
    labels.push(query.subarray(at + 1, at + 1 + (query[at] ?? 0)).toString('latin1'));
  return labels.join('.');
}
