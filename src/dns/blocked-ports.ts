import type { DnsServer } from '../model/dns.ts';
import type { Clock } from '../model/ports.ts';

const KEPT_MS = 60_000;

/** Servers whose port 53 gave nothing while HTTPS did: for a minute they are asked over HTTPS first. */
export type BlockedPorts = {
  has(server: DnsServer): boolean;
  add(server: DnsServer): void;
  remove(server: DnsServer): void;
};

export function createBlockedPorts(clock: Clock): BlockedPorts {
  const until = new Map<string, number>();
  const keyOf = ({ address, port }: DnsServer) => `${address} ${port}`;
  return {
    has: (server) => (until.get(keyOf(server)) ?? 0) > clock.mono(),
    add: (server) => void until.set(keyOf(server), clock.mono() + KEPT_MS),
    remove: (server) => void until.delete(keyOf(server)),
  };
}
