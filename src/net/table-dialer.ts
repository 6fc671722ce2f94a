import type dgram from 'node:dgram';
import net from 'node:net';
import type { Door } from '../model/door.ts';
import type { Dialer } from '../model/ports.ts';
import { directDialer } from './dialer.ts';
import type { LookUp } from './table-names.ts';

/**
 * The dialer of the practice range: names and addresses of the site lead to loopback ports by a table, asked anew each
 * time as doors open while a drill goes on. The range is the whole world: what the table does not know is refused like a
 * closed port, and nothing but loopback is ever dialled. A name that is not in the table itself leads where `lookUp` says.
 */
export function tableDialer(
  doors: () => readonly Door[],
  direct: Dialer<net.Socket, dgram.Socket> = directDialer(),
  lookUp: LookUp | null = null,
): Dialer<net.Socket, dgram.Socket> {
  const doorTo = (protocol: Door['protocol'], host: string, port: number) =>
    doors().find(
      (one) => one.protocol === protocol && one.port === port && plain(one.seen) === plain(host),
    );
  const lead = (protocol: Door['protocol'], host: string, port: number) => {
    const seen = plain(host);
    const door = doorTo(protocol, host, port);
    if (door !== undefined) return door.at;
    if (isLoopback(seen)) return { host: seen, port };
    throw refused(protocol, host, port);
  };
  /** As a machine does: a name that is known here by itself, else the first of its addresses. */
  async function placeOf(host: string, port: number): Promise<string> {
    const isKnown = net.isIP(plain(host)) !== 0 || doorTo('tcp', host, port) !== undefined;
    if (lookUp === null || isKnown || plain(host) === 'localhost') return host;
    const [address] = await lookUp(plain(host));
    return address ?? host;
  }

  return {
    async tcp(host, port, signal) {
      const to = await placeOf(host, port);
      const at = lead('tcp', to, port);
      const socket = await direct.tcp(at.host, at.port, signal);
      // Who asks which address took the connection means that of the range.
      if (net.isIP(to) !== 0) Object.defineProperty(socket, 'remoteAddress', { value: to });
      return socket;
    },
    udp(address, port) {
      const at = lead('udp', address, port);
      return direct.udp(at.host, at.port);
    },
  };
}

/** As it is compared: DNS knows no case, and a full name may end in a dot. */
function plain(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\[(.*)\]$/, '$1');
}

const LOOPBACK = new net.BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

function isLoopback(host: string): boolean {
  const family = net.isIP(host);
  return (
    host === 'localhost' || (family > 0 && LOOPBACK.check(host, family === 6 ? 'ipv6' : 'ipv4'))
  );
}

/** As the operating system words it, so that every adapter reads it as what it is. */
function refused(protocol: string, host: string, port: number): Error {
  const error: NodeJS.ErrnoException = new Error(
    `connect ECONNREFUSED ${host}:${port} (${protocol}): not in the practice range`,
  );
  error.code = 'ECONNREFUSED';
  error.syscall = 'connect';
  return error;
}
