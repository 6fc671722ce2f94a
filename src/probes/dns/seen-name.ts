import { isWithin } from '../../front-door/dns-chain.ts';
import type { DnsBefore } from '../../front-door/dns-before.ts';
import type { DnsExpected } from '../../front-door/dns-expected.ts';
import type { DnsLane } from '../../front-door/dns-lane.ts';
import type { DnsNameSeen } from '../../front-door/dns-name.ts';
import { flattenedFrom, openEnds } from '../../front-door/dns-open-ends.ts';
import { keyOf, type DnsResolver } from '../../front-door/dns-resolver.ts';
import { saysTheSame } from '../../front-door/dns-same.ts';
import { serialIn } from '../../front-door/dns-serial.ts';
import { stateOf, type DnsState } from '../../front-door/dns-state.ts';
import type { DnsAnswer, DnsReader, DnsServer, DnsZone, NoZone } from '../../model/dns.ts';
import { askLane } from './ask-lane.ts';
import type { Siblings } from './siblings.ts';
import type { Targets } from './targets.ts';

/** Whom a name is asked through, the same for all names. */
export type Asking = {
  readonly dns: DnsReader;
  readonly targets: Targets;
  readonly siblings: Siblings;
  /** Through these a zone is found. */
  readonly guides: readonly DnsServer[];
  readonly signal: AbortSignal;
};

/** All that was seen of one name so far. */
export type SeenName = {
  readonly expected: DnsExpected;
  readonly resolvers: readonly DnsResolver[];
  /** Of its own: thousands that listen to one signal are slow to be added and taken away. */
  readonly signal: AbortSignal;
  /** Finds the zone anew and forgets servers that are not its any more. */
  findZone(): Promise<DnsZone | NoZone>;
  /** Asks one server and all that its answer leads to; what it then says. */
  askAuthority(server: DnsServer): Promise<DnsState>;
  askResolver(resolver: DnsResolver): Promise<DnsState>;
  seen(): DnsNameSeen;
  /** Another one as soon as anything is said otherwise. */
  version(): string;
};

export function createSeenName(
  asking: Asking,
  expected: DnsExpected,
  before: DnsBefore | null,
  resolvers: readonly DnsResolver[],
): SeenName {
  const { dns, targets, siblings, guides } = asking;
  const signal = AbortSignal.any([asking.signal]);
  const { name } = expected;
  const lanes = new Map<string, DnsLane>();
  const heard = new Map<string, DnsLane>();
  const serials = new Map<string, number>();
  let zone: DnsZone | NoZone | null = null;
  let sibling: DnsAnswer | null = null;
  let version = 0;
  let misses = 0;
  let wasBehind = false;
  let turnedAt: number | undefined;

  const stateIn = (lane: DnsLane, of: string | undefined): DnsState =>
    stateOf(lane, { expected, before, ground: { zone: of, beyond: targets.known } });

  /** Only where servers differ: which of them is behind is then told by it. */
  async function askSerials(of: string): Promise<void> {
    const states = [...lanes.values()].map((lane) => stateIn(lane, of));
    if (new Set(states.map(({ is }) => is)).size < 2) return;
    const servers = [...lanes.values()].map(({ server }) => server);
    await Promise.all(
      servers
        .filter((server) => !serials.has(keyOf(server)))
        .map(async (server) => {
          const soa = await dns.ask({ name: of, type: 'SOA', norecurse: true }, server, signal);
          keepSerial(soa, of);
        }),
    );
  }

  /** Seen only by who looks again and again: that it was not so before, and since when it is. */
  function noteTurn(of: string | undefined): void {
    const isBehind = [...lanes.values()].some((lane) => stateIn(lane, of).is !== 'new');
    if (wasBehind && !isBehind) {
      turnedAt = Math.max(...[...lanes.values()].map(({ a }) => a.at));
      version += 1;
    }
    wasBehind = isBehind;
  }

  function keepSerial(answer: DnsAnswer, of: string): void {
    const serial = serialIn(answer, of);
    if (serial !== null) serials.set(keyOf(answer.server), serial);
  }

  return {
    expected,
    resolvers,
    signal,
    async findZone() {
      const now = await dns.zone(name, guides, signal);
      misses = now.name === null ? misses + 1 : 0;
      // Whoever leads to it may be down for a moment: its servers, which are known, are asked all the same.
      if (misses === 1 && zone !== null && zone.name !== null) return zone;
      if (JSON.stringify(zone) !== JSON.stringify(now)) version += 1;
      zone = now;
      const keys = now.name === null ? [] : now.servers.map(keyOf);
      for (const key of lanes.keys()) if (!keys.includes(key)) lanes.delete(key);
      return now;
    },
    async askAuthority(server) {
      const of = zone?.name ?? undefined;
      const key = keyOf(server);
      const lane = await askLane(dns, name, server, signal);
      const hosts = [...openEnds(lane, of ?? null), ...flattenedFrom(lane, expected)];
      const isApart = of !== undefined && name !== of && isWithin(above(name), of);
      const [made] = await Promise.all([
        isApart && lane.a.records.length > 0 ? siblings.ask(above(name), server) : null,
        ...hosts.map((host) => targets.reach(host)),
      ]);
      if (made !== null) sibling = made;
      if (!saysTheSame(lanes.get(key), lane)) version += 1;
      lanes.set(key, lane);
      const serial = serials.get(key);
      serials.delete(key);
      if (of !== undefined) {
        keepSerial(lane.a, of);
        keepSerial(lane.aaaa, of);
        if (zone !== null && zone.name !== null && lanes.size === zone.servers.length)
          await askSerials(of);
      }
      if (serials.get(key) !== serial) version += 1;
      noteTurn(of);
      return stateIn(lane, of);
    },
    async askResolver(resolver) {
      const lane = await askLane(dns, name, resolver.server, signal);
      if (!saysTheSame(heard.get(keyOf(resolver.server)), lane)) version += 1;
      heard.set(keyOf(resolver.server), lane);
      return stateIn(lane, undefined);
    },
    seen: () => ({
      expected,
      before,
      zone,
      authorities: [...lanes.values()],
      resolvers: resolvers.map((resolver) => ({
        resolver,
        lane: heard.get(keyOf(resolver.server)) ?? null,
      })),
      beyond: targets.known,
      sibling,
      serials,
      ...(turnedAt === undefined ? {} : { turnedAt }),
    }),
    version: () => `${version} ${targets.version()}`,
  };
}

function above(name: string): string {
  return name.split('.').slice(1).join('.');
}
