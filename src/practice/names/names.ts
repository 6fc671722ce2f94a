import type { Part } from '../door.ts';
import { plainName } from './zone.ts';
import type { Asked } from './answer-of.ts';
import { type AuthorityServer, type NameServer, startAuthorityServer } from './authority-server.ts';
import { createResolver, type Resolver } from './resolver.ts';
import { RCODE, type Said } from './said.ts';
import { serveNames } from './serve.ts';
import { type Lasting, type SiteZone, worldZones } from './world-zones.ts';
import { createZones, nearest, type Zones } from './zones.ts';

export type NamesOptions = {
  readonly zones: readonly SiteZone[];
  /** Who serves the site's zones: the first one is the primary. */
  readonly servers: readonly NameServer[];
  /** Who serves the root and what lies right below it. */
  readonly parent: NameServer;
  /** Addresses of resolvers, each with a memory of its own. */
  readonly resolvers: readonly string[];
  /** So long all servers but the first one are behind it. */
  readonly lagMs?: number;
  /** Seconds for which who serves a zone may be kept, and that something is not there. */
  readonly lasting?: Lasting;
  /** How many times as fast what resolvers keep gets old. @default 1 */
  readonly aging?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
};

/** The DNS of the practice range: there are no names but these. */
export type Names = {
  /** The zones as the primary has them: an edit here is one in a console. */
  readonly zones: Zones;
  readonly servers: readonly AuthorityServer[];
  readonly parent: AuthorityServer;
  readonly resolvers: readonly (Resolver & { readonly address: string })[];
};

const LASTING: Lasting = { ttl: 300, negativeTtl: 30 };

export async function startNames(options: NamesOptions): Promise<Names & Part> {
  const { now = Date.now, lasting = LASTING, lagMs = 0, aging = 1 } = options;
  const began = now();
  const older = () => began + (now() - began) * aging;
  const world = worldZones(options.zones, options.servers, options.parent, lasting);
  const zones = createZones([...world.site, ...world.above], now);
  const siteNames = new Set(world.site.map(({ name }) => name));
  const aboveNames = new Set(world.above.map(({ name }) => name));

  const [parent, ...servers] = await Promise.all([
    startAuthorityServer(options.parent, aboveNames, zones, now),
    ...options.servers.map((server) => startAuthorityServer(server, siteNames, zones, now)),
  ]);
  for (const server of servers.slice(1)) server.show({ is: 'late', ms: lagMs });

  let turn = 0;
  const askOneOf = (asked: Asked): Said | null => {
    const zone = nearest(zones.newest(), plainName(asked.name));
    const serving = zone !== undefined && siteNames.has(zone.name) ? servers : [parent];
    turn += 1;
    // A resolver asks now this one, now that one.
    const inTurn = serving.map((_, index) => serving[(turn + index) % serving.length]);
    return (
      inTurn
        .flatMap((server) => server?.answer(asked) ?? [])
        .find(({ rcode }) => rcode !== RCODE.refused) ?? null
    );
  };
  const resolvers = await Promise.all(
    options.resolvers.map(async (address) => {
      const resolver = createResolver(askOneOf, older);
      const part = await serveNames(address, true, (asked) => resolver.answer(asked));
      return { ...resolver, ...part, address };
    }),
  );
  const parts = [parent, ...servers, ...resolvers];
  return {
    zones,
    servers,
    parent,
    resolvers,
    doors: parts.flatMap(({ doors }) => doors),
    close: async () => void (await Promise.all(parts.map((part) => part.close()))),
  };
}
