import { LONGEST_CHAIN } from '../../front-door/dns-chain.ts';
import type { DnsBeyond, DnsLane } from '../../front-door/dns-lane.ts';
import { openEnds } from '../../front-door/dns-open-ends.ts';
import { saysTheSame } from '../../front-door/dns-same.ts';
import type { DnsReader, DnsServer } from '../../model/dns.ts';
import type { Clock } from '../../model/ports.ts';
import { askLane } from './ask-lane.ts';

/** Names beside the asked ones that CNAMEs lead to, each asked in its own zone. */
export type Targets = {
  /** Asks all servers of the host's zone, and on from there; not again where that was done a moment ago. */
  reach(host: string): Promise<void>;
  readonly known: DnsBeyond;
  /** Another one as soon as any of it is said otherwise. */
  version(): number;
};

/** Several lanes come to the same host at nearly the same time. */
const FRESH_MS = 900;

export function createTargets(
  dns: DnsReader,
  resolvers: readonly DnsServer[],
  clock: Clock,
  signal: AbortSignal,
): Targets {
  const known = new Map<
    string,
    { readonly zone: string | null; readonly lanes: readonly DnsLane[] }
  >();
  let version = 0;
  const asked = new Map<string, { readonly at: number; readonly done: Promise<void> }>();

  function reach(host: string, depth: number): Promise<void> {
    const before = asked.get(host);
    if (before !== undefined && clock.mono() - before.at < FRESH_MS) return before.done;
    const done = ask(host, depth);
    asked.set(host, { at: clock.mono(), done });
    return done;
  }

  async function ask(host: string, depth: number): Promise<void> {
    const zone = await dns.zone(host, resolvers, signal);
    const servers = zone.name === null ? [] : zone.servers;
    const ends = new Set<string>();
    const lanes = await Promise.all(
      servers.map(async (server) => {
        const lane = await askLane(dns, host, server, signal);
        for (const end of openEnds(lane, zone.name)) ends.add(end);
        return lane;
      }),
    );
    const before = known.get(host);
    const isSame =
      before?.zone === zone.name &&
      before.lanes.length === lanes.length &&
      lanes.every((lane, index) => saysTheSame(before.lanes[index], lane));
    if (!isSame) version += 1;
    known.set(host, { zone: zone.name, lanes });
    if (depth >= LONGEST_CHAIN) return;
    // A circle comes back to a name that is being asked: waiting for that would never end.
    const next = [...ends].filter((end) => end !== host && !isUnderWay(end));
    await Promise.all(next.map((end) => reach(end, depth + 1)));
  }

  function isUnderWay(host: string): boolean {
    const before = asked.get(host);
    return before !== undefined && clock.mono() - before.at < FRESH_MS;
  }

  return { reach: (host) => reach(host, 1), known, version: () => version };
}
