import type dgram from 'node:dgram';
import type net from 'node:net';
import type { Dialer } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';

/** `address:port` as a program dials it, and the port on 127.0.0.1 where that is served in a test. */
export type PortMap = { readonly [place: string]: number };

/** Where nothing listens and nobody can. */
const NOWHERE = 1;

/**
 * Dials loopback only: what stands in the map, loopback itself, and for everything else a port that refuses. A delegation
 * carries no ports, and no test server may have 53.
 */
export function mappedDialer(map: PortMap): Dialer<net.Socket, dgram.Socket> {
  const direct = directDialer();
  const place = (host: string, port: number): readonly [string, number] => {
    const mapped = map[`${host}:${port}`];
    if (mapped !== undefined) return ['127.0.0.1', mapped];
    return host.startsWith('127.') || host === '::1' ? [host, port] : ['127.0.0.1', NOWHERE];
  };
  return {
    tcp: (host, port, signal) => direct.tcp(...place(host, port), signal),
    udp: (address, port) => direct.udp(...place(address, port)),
  };
}
