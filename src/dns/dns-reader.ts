import type dgram from 'node:dgram';
import type net from 'node:net';
import type { DnsReader } from '../model/dns.ts';
import type { Clock, Dialer } from '../model/ports.ts';

/** Asks DNS through whatever route the dialer has. */
export function dnsReader(_dialer: Dialer<net.Socket, dgram.Socket>, _clock: Clock): DnsReader {
  const unbuilt = () => Promise.reject(new Error('not built'));
  return { ask: unbuilt, zone: unbuilt, system: () => [] };
}
