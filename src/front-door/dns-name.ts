import type { DnsAnswer, DnsZone, NoZone } from '../model/dns.ts';
import { aCause, found, worstVerdict, type Cause, type Found } from '../model/verdict.ts';
import { authorityOf } from './dns-authority.ts';
import type { DnsBefore } from './dns-before.ts';
import type { DnsExpected } from './dns-expected.ts';
import { counted, type DnsBeyond, type DnsLane } from './dns-lane.ts';
import type { DnsResolver } from './dns-resolver.ts';
import { notesOf } from './dns-notes.ts';
import { countedWhereBogus, resolverSaysOf, type ResolverSays } from './dns-resolver-says.ts';
import { stateOf, type DnsState } from './dns-state.ts';

/** All that was seen of one name. */
export type DnsNameSeen = {
  readonly expected: DnsExpected;
  readonly before: DnsBefore | null;
  /** null where nobody asked for it: a private view has no servers that could be asked from here. */
  readonly zone: DnsZone | NoZone | null;
  readonly authorities: readonly DnsLane[];
  /** `lane` is null where it has not answered yet. */
  readonly resolvers: readonly { readonly resolver: DnsResolver; readonly lane: DnsLane | null }[];
  readonly beyond: DnsBeyond;
  /** What a server of the zone says of a name beside this one that nobody made. */
  readonly sibling: DnsAnswer | null;
  /** When the last of its servers turned to the new answer, where that was seen, epoch milliseconds. */
  readonly turnedAt?: number;
  /** Serials of the zone by server, where they are known. */
  readonly serials: ReadonlyMap<string, number>;
};

export type JudgedLane = { readonly lane: DnsLane; readonly state: DnsState };

/** What is said of one name, by whom. */
export type DnsNameJudged = {
  readonly seen: DnsNameSeen;
  readonly found: Found;
  /** null where there is nobody to ask. */
  readonly authority: { readonly found: Found; readonly lanes: readonly JudgedLane[] } | null;
  readonly resolvers: readonly ResolverSays[];
  /** IPv6 addresses of servers that count for nothing: this machine has no IPv6. */
  readonly uncounted: readonly DnsLane[];
};

export function judgeName(seen: DnsNameSeen): DnsNameJudged {
  const { expected, before, zone, beyond } = seen;
  const of = { expected, before };
  const lanes = counted(seen.authorities);
  const uncounted = seen.authorities.filter((lane) => !lanes.includes(lane));
  const named = zone === null || zone.name === null ? undefined : zone.name;
  const judged = lanes.map((lane) => ({
    lane,
    state: stateOf(lane, { ...of, ground: { zone: named, beyond } }),
  }));
  const authority =
    zone === null ? null : { found: authorityOf({ ...seen, zone }, judged), lanes: judged };
  const isMoved = authority === null || authority.found.verdict === 'pass';
  const resolvers = countedWhereBogus(
    seen.resolvers.map((one) => resolverSaysOf(one, { ...of, beyond }, isMoved)),
  );
  return {
    seen,
    found: whole({ seen, authority, resolvers, judged, uncounted }),
    authority,
    resolvers,
    uncounted,
  };
}

function whole({
  seen,
  authority,
  resolvers,
  judged,
  uncounted,
}: {
  readonly seen: DnsNameSeen;
  readonly authority: DnsNameJudged['authority'];
  readonly resolvers: readonly ResolverSays[];
  readonly judged: readonly JudgedLane[];
  readonly uncounted: readonly DnsLane[];
}): Found {
  const { expected } = seen;
  const object = { kind: 'Host', name: expected.name };
  const judging = resolvers.filter((one) => one.judges);
  const founds = [
    ...(authority === null ? [] : [authority.found]),
    ...judging.map((one) => one.found),
  ];
  const notes = [
    ...(authority?.found.notes ?? []),
    ...notesOf(seen, judged, uncounted),
    ...resolvers.flatMap((one) => one.notes),
  ];
  if (founds.length === 0) {
    const cause = aCause('dns-private-unasked', { names: expected.name }, { object });
    return { ...found('unknown', cause, notes), object };
  }
  const verdict = worstVerdict(founds.map((one) => one.verdict));
  const ordered = founds.toSorted((a, b) => rank(a, verdict) - rank(b, verdict));
  const causes = ordered.flatMap((one) => [
    ...(one.cause === null ? [] : [one.cause]),
    ...one.others,
  ]);
  const [cause, ...others] = [...new Set(causes)].map((one): Cause => ({ ...one, object }));
  return { verdict, cause: verdict === 'pass' ? null : (cause ?? null), others, notes, object };
}

function rank({ verdict }: Found, worst: Found['verdict']): number {
  return verdict === worst ? 0 : 1;
}
