import { chainOf } from './dns-chain.ts';
import type { DnsExpected } from './dns-expected.ts';
import type { DnsLane } from './dns-lane.ts';

/** Hosts whose own servers have to be asked before it is known where an authoritative server's answers lead. */
export function openEnds(lane: DnsLane, zone: string | null): readonly string[] {
  const chains = [lane.a, lane.aaaa].map((answer) => chainOf(answer, zone ?? undefined));
  const ends = chains.flatMap(({ is, addresses, names }) =>
    is === 'whole' && addresses.length === 0 ? (names.at(-1) ?? []) : [],
  );
  return [...new Set(ends)];
}

/** And those whose addresses the name itself may have in place of a CNAME. */
export function flattenedFrom(lane: DnsLane, { values }: DnsExpected): readonly string[] {
  const hasAddress = [lane.a, lane.aaaa].some(({ records }) =>
    records.some(({ type }) => type === 'A' || type === 'AAAA'),
  );
  const hosts = values.filter(({ is }) => is === 'host').map(({ value }) => value);
  const isPlain = [lane.a, lane.aaaa].every((answer) => chainOf(answer).names.length === 0);
  return hasAddress && isPlain ? hosts : [];
}
