import type dgram from 'node:dgram';
import type net from 'node:net';
import type { Dialer } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import type { Door } from '../../../src/practice/door.ts';

/** Where nothing listens and nobody can. */
const NOWHERE = 1;

/** Dials what the doors lead to, and for everything else a port of loopback that refuses. */
export function dialerOf(doors: readonly Door[]): Dialer<net.Socket, dgram.Socket> {
  const direct = directDialer();
  const place = (protocol: Door['protocol'], seen: string, port: number) => {
    const door = doors.find(
      (one) => one.protocol === protocol && one.seen === seen && one.port === port,
    );
    return door?.at ?? { host: '127.0.0.1', port: NOWHERE };
  };
  return {
    async tcp(host, port, signal) {
      const at = place('tcp', host, port);
      return await direct.tcp(at.host, at.port, signal);
    },
    udp(address, port) {
      const at = place('udp', address, port);
      return direct.udp(at.host, at.port);
    },
  };
}
