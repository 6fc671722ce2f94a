import type { DnsAnswer, DnsRecord } from '../model/dns.ts';
import type { DnsLane } from './dns-lane.ts';

/** Resolvers count in whole seconds, so the end of a time to live moves a little from one answer to the next. */
export const SAME_MS = 2000;

/** Whether a server says what it said before. A resolver counts the time to live down: the same end is the same. */
export function saysTheSame(one: DnsLane | undefined, other: DnsLane): boolean {
  return (
    one !== undefined &&
    isSame(one.a, other.a) &&
    isSame(one.aaaa, other.aaaa) &&
    (one.unchecked?.is ?? '') === (other.unchecked?.is ?? '')
  );
}

function isSame(one: DnsAnswer, other: DnsAnswer): boolean {
  if (one.is !== other.is || one.code !== other.code) return false;
  if (one.authoritative !== other.authoritative) return false;
  const [before, now] = [sorted(one.records), sorted(other.records)];
  return (
    before.length === now.length &&
    before.every((record, index) => keyOf(record) === keyOf(now[index] ?? record)) &&
    before.every((record, index) => isKeptAsLong(record.ttl, now[index]?.ttl ?? null)) &&
    isKeptAsLong(one.negativeTtl, other.negativeTtl)
  );

  function isKeptAsLong(ttl: number | null, otherTtl: number | null): boolean {
    if (ttl === null || otherTtl === null) return ttl === otherTtl;
    if (one.server.role === 'authority') return ttl === otherTtl;
    return Math.abs(one.at + ttl * 1000 - (other.at + otherTtl * 1000)) < SAME_MS;
  }
}

/** Servers turn the order of records round and round. */
function sorted(records: readonly DnsRecord[]): readonly DnsRecord[] {
  return records.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ name, type, value }: DnsRecord): string {
  return `${name} ${type} ${value}`;
}
