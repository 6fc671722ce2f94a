import type { RecordSet, RecordType } from './records.ts';
import { isWithin, plainName, type Zone } from './zone.ts';

/** A zone as it is at the start. */
export type ZoneStart = {
  readonly name: string;
  /** Host names of who serves it; the first one is the primary. */
  readonly servers: readonly string[];
  readonly records: readonly RecordSet[];
  /** Seconds for which its NS and SOA may be kept, and that something is not there. */
  readonly ttl: number;
  readonly negativeTtl: number;
};

/** The zones that are edited, and all that they ever were: who lags behind serves an earlier state. */
export type Zones = {
  /** All records of a name and type. What is there already changes nothing. */
  set(name: string, type: RecordType, values: readonly string[], ttl: number): void;
  remove(name: string, type: RecordType): void;
  get(name: string, type: RecordType): RecordSet | undefined;
  serial(zone: string): number;
  newest(): readonly Zone[];
  /** As they were at a time, epoch milliseconds. */
  asOf(at: number): readonly Zone[];
  /** As they were so many serials ago. */
  before(serials: number): readonly Zone[];
};
type Version = { readonly at: number; readonly zone: Zone };

const REFRESH = '3600 600 86400';
/** Its place among the words of an SOA. */
const SERIAL = 2;

export function createZones(starts: readonly ZoneStart[], now: () => number): Zones {
  const history = new Map<string, Version[]>(
    starts.map((start) => [start.name, [{ at: -Infinity, zone: zoneOf(start) }]]),
  );
  const newest = () => last(history);

  function edit(name: string, change: (sets: readonly RecordSet[]) => readonly RecordSet[]): void {
    const zone = nearest(newest(), name);
    if (zone === undefined) throw new Error(`No zone holds ${name}.`);
    const sets = setsOf(zone);
    const changed = change(sets);
    if (JSON.stringify(changed) === JSON.stringify(sets)) return;
    const next = aZone(zone.name, zone.serial + 1, changed);
    history.get(zone.name)?.push({ at: now(), zone: next });
  }

  return {
    set(given, type, values, ttl) {
      const name = plainName(given);
      const set = { name, type, ttl, values };
      edit(name, (sets) =>
        sets.some((one) => isOf(one, name, type))
          ? sets.map((one) => (isOf(one, name, type) ? set : one))
          : [...sets, set],
      );
    },
    remove(given, type) {
      const name = plainName(given);
      edit(name, (sets) => sets.filter((one) => !isOf(one, name, type)));
    },
    get(given, type) {
      const name = plainName(given);
      return nearest(newest(), name)?.nodes.get(name)?.get(type);
    },
    serial: (name) => newest().find((zone) => zone.name === name)?.serial ?? 0,
    newest,
    asOf: (at) => last(history, (version) => version.at <= at),
    before: (serials) =>
      [...history.values()].flatMap(
        (versions) => versions[Math.max(0, versions.length - 1 - serials)]?.zone ?? [],
      ),
  };
}

/** The zone that a name lies in: the one with the longest name. */
export function nearest(zones: readonly Zone[], name: string): Zone | undefined {
  return zones
    .filter((zone) => isWithin(name, zone.name))
    .toSorted((a, b) => depthOf(b.name) - depthOf(a.name))[0];
}

function depthOf(name: string): number {
  return name === '.' ? 0 : name.split('.').length;
}

function last(
  history: ReadonlyMap<string, readonly Version[]>,
  counts: (version: Version) => boolean = () => true,
): readonly Zone[] {
  return [...history.values()].flatMap((versions) => versions.findLast(counts)?.zone ?? []);
}

function isOf(set: RecordSet, name: string, type: RecordType): boolean {
  return set.name === name && set.type === type;
}

function setsOf(zone: Zone): readonly RecordSet[] {
  return [...zone.nodes.values()].flatMap((node) => [...node.values()]);
}

function zoneOf({ name, servers, records, ttl, negativeTtl }: ZoneStart): Zone {
  const [primary = name] = servers;
  const value = `${primary} hostmaster${name === '.' ? '' : `.${name}`} 0 ${REFRESH} ${negativeTtl}`;
  const soa: RecordSet = { name, type: 'SOA', ttl, values: [value] };
  const ns: RecordSet = { name, type: 'NS', ttl, values: servers };
  return aZone(name, 1, [soa, ns, ...records]);
}

function aZone(name: string, serial: number, sets: readonly RecordSet[]): Zone {
  const nodes = new Map<string, Map<RecordType, RecordSet>>();
  for (const set of sets) {
    const node = nodes.get(set.name) ?? new Map<RecordType, RecordSet>();
    nodes.set(set.name, node);
    node.set(set.type, set.type === 'SOA' ? numbered(set, serial) : set);
  }
  return { name, serial, nodes };
}

function numbered(soa: RecordSet, serial: number): RecordSet {
  const words = soa.values[0]?.split(' ') ?? [];
  return { ...soa, values: [words.with(SERIAL, String(serial)).join(' ')] };
}
