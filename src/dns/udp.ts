import type dgram from 'node:dgram';
import type { DnsServer } from '../model/dns.ts';
import { after } from './deadline.ts';
import type { Query } from './query.ts';
import { noReply, type Reply, unreachable } from './reply.ts';
import type { Route } from './route.ts';
import { ENDED } from './scope.ts';

/** So many packets that are no answer are looked at: a flood must not keep this program busy. */
const STRAYS = 64;
/** A packet with our id and our question that does not decode costs the most; nobody guesses both often. */
const MALFORMED = 4;

/**
 * Asks on a socket of its own, once more after a while, until the signal ends it. What is no answer to the question is
 * passed over, as anybody may have sent it; it is told where nothing better comes.
 */
export function askOverUdp(
  query: Query,
  server: DnsServer,
  route: Route,
  signal: AbortSignal,
): Promise<Reply> {
  if (signal.aborted) return Promise.resolve(noReply('timeout', 'udp', 'ETIMEDOUT'));
  let socket: dgram.Socket;
  try {
    socket = route.dialer.udp(server.address, server.port);
  } catch (error) {
    return Promise.resolve(unreachable('udp', error));
  }
  const done = new AbortController();
  const exchange = new Promise<Reply>((resolve) => {
    let garbage: string | undefined;
    const seen = { stray: 0, garbage: 0 };
    const giveUp = () =>
      resolve(
        garbage === undefined
          ? noReply('timeout', 'udp', 'ETIMEDOUT')
          : noReply('garbage', 'udp', garbage),
      );
    const send = () =>
      socket.send(query.bytes, (error) => error && resolve(unreachable('udp', error)));

    signal.addEventListener('abort', giveUp, { signal: done.signal });
    socket.on('error', (error) => resolve(unreachable('udp', error)));
    socket.once('connect', () => {
      send();
      after(route.limits.repeatMs, route.clock, done.signal, send);
    });
    // The socket is connected: the system itself drops what comes from elsewhere.
    socket.on('message', (packet) => {
      const reading = query.read(packet);
      switch (reading.is) {
        case 'message':
        case 'cut':
          resolve({ ...reading, transport: 'udp' });
          break;
        case 'stray':
        case 'garbage':
          garbage = reading.code;
          seen[reading.is] += 1;
          if (seen.stray >= STRAYS || seen.garbage >= MALFORMED) giveUp();
          break;
      }
    });
  });
  return exchange.finally(() => {
    done.abort(ENDED);
    socket.close();
  });
}
