import { pointsTo } from '../../../src/probes/dns/points-to.ts';
import type { Json } from '../../../src/model/json.ts';
import { handClock } from '../hand-clock.ts';
import { fakeDns, type FakeDns } from './dns-reader.ts';
import { whilePassing } from './passing.ts';
import { NEVER, readersOf } from './readers.ts';

export const NEW = '203.0.113.10';
export const OLD = '198.51.100.1';
export const SERVERS = ['ns1.example.com', 'ns2.example.com'];
export const RESOLVERS = ['8.8.8.8', '1.1.1.1', '9.9.9.9', '223.5.5.5', '114.114.114.114'];

export type PointsToWorld = ReturnType<typeof aPointsToWorld>;

/** A zone example.com with two servers, on a clock that is moved by hand. */
export function aPointsToWorld(options: Parameters<typeof fakeDns>[1] = {}) {
  const clock = handClock();
  const dns = fakeDns(clock, options);
  dns.serve('example.com', { 'ns1.example.com': '192.0.2.1', 'ns2.example.com': '192.0.2.2' });
  return { clock, dns, ports: { ...readersOf([], { dns }), clock } };
}

/** Everybody says so of a name. */
export function giveAll(dns: FakeDns, name: string, address: string): void {
  for (const server of [...SERVERS, ...RESOLVERS]) dns.give(server, name, { A: [`A ${address}`] });
}

export function looked(world: PointsToWorld, input: object) {
  const given = { records: [], resolvers: RESOLVERS, ...input };
  return whilePassing(world.clock, pointsTo.look(given, world.ports, NEVER));
}

export const names = (n: number) =>
  Array.from({ length: n }, (_, index) => `n${index}.example.com`);

/** Each of these is to lead to the new address. */
export const rows = (all: readonly string[]): Json[] => all.map((name) => ({ name, value: NEW }));
