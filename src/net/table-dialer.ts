import type dgram from 'node:dgram';
import net from 'node:net';
import type { Door } from '../model/door.ts';
import type { Dialer } from '../model/ports.ts';
import { directDialer } from './dialer.ts';

/**
 * The dialer of the practice range: names and addresses of the site lead to loopback ports by a table, asked anew each
 * time as doors open while a drill goes on. The range is the whole world: what the table does not know is refused like a
 * closed port, and nothing but loopback is ever dialled.
 */
export function tableDialer(
  doors: () => readonly Door[],
  direct: Dialer<net.Socket, dgram.Socket> = directDialer(),
): Dialer<net.Socket, dgram.Socket> {
  const lead = (protocol: Door['protocol'], host: string, port: number) => {
    const seen = plain(host);
    const door = doors().find(
      (one) => one.protocol === protocol && one.port === port && plain(one.seen) === seen,
    );
    if (door !== undefined) return door.at;
    if (isLoopback(seen)) return { host: seen, port };
    throw refused(protocol, host, port);
  };
  return {
    async tcp(host, port, signal) {
      const at = lead('tcp', host, port);
      return direct.tcp(at.host, at.port, signal);
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
