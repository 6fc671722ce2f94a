import type { NameServer } from './authority-server.ts';
import type { RecordSet } from './records.ts';
import { isWithin, plainName } from './zone.ts';
import type { ZoneStart } from './zones.ts';

/** A zone of the site: its records beside NS, SOA and the addresses of its servers, which follow from who serves it. */
export type SiteZone = { readonly name: string; readonly records: readonly RecordSet[] };

export type WorldZones = {
  readonly site: readonly ZoneStart[];
  /** The root and what lies right below it: they delegate the site's zones, and there is nothing beside them. */
  readonly above: readonly ZoneStart[];
};

export type Lasting = { readonly ttl: number; readonly negativeTtl: number };

/** All zones that there are in the range. */
export function worldZones(
  siteZones: readonly SiteZone[],
  servers: readonly NameServer[],
  parent: NameServer,
  lasting: Lasting,
): WorldZones {
  const zones = siteZones.map(({ name, records }) => ({ name: plainName(name), records }));
  const hosts = [...servers, parent].map(({ name }) => plainName(name));
  const top = [...new Set([...zones.map(({ name }) => name), ...hosts].map(lastLabel))];
  const all = [...zones.map(({ name }) => name), ...top, '.'];
  const isSite = new Set(zones.map(({ name }) => name));
  const serving = (zone: string) => (isSite.has(zone) ? servers : [parent]);

  const start = (name: string, records: readonly RecordSet[]): ZoneStart => {
    const below = all.filter((one) => one !== name && aboveOf(one, all) === name);
    const delegations = below.map((one): RecordSet => {
      const values = serving(one).map((server) => plainName(server.name));
      return { name: one, type: 'NS', ttl: lasting.ttl, values };
    });
    // The address of a server stands in its own zone, and as glue in the one that delegates to it.
    const addresses = [...servers, parent]
      .filter((server) => {
        const host = plainName(server.name);
        const isOwn = aboveOf(host, all) === name;
        return isOwn || below.some((one) => isWithin(host, one) && serving(one).includes(server));
      })
      .map((server): RecordSet => {
        const host = plainName(server.name);
        return { name: host, type: 'A', ttl: lasting.ttl, values: [server.address] };
      });
    return {
      name,
      servers: serving(name).map((server) => plainName(server.name)),
      records: [...records, ...delegations, ...addresses],
      ...lasting,
    };
  };
  return {
    site: zones.map(({ name, records }) => start(name, records)),
    above: [...top, '.'].map((name) => start(name, [])),
  };
}

function lastLabel(name: string): string {
  return name.split('.').at(-1) ?? name;
}

/** The nearest zone that a name lies in, itself aside. */
function aboveOf(name: string, all: readonly string[]): string | undefined {
  if (name === '.') return undefined;
  return all
    .filter((zone) => zone !== name && isWithin(name, zone))
    .toSorted((a, b) => b.length - a.length)[0];
}
