import type { DnsReader, DnsZone, NoZone } from '../model/dns.ts';
import type { Clock } from '../model/ports.ts';
import { type Apex, findApex } from './apex.ts';
import { createDeadline } from './deadline.ts';
import type { Ask } from './gather.ts';
import { canBeAsked, plainName } from './names.ts';
import { readZone } from './read-zone.ts';
import { createShared } from './shared.ts';

const KEPT_MS = 60_000;
/** Of a zone whose parent or whose servers were not heard: soon asked again. */
const KEPT_PARTLY_MS = 5_000;
/** No walk takes longer. */
const WALK_MS = 15_000;

const NO_ZONE: NoZone = { name: null, answers: [] };

/** Finds zones, with one walk for all the names of a zone that are asked for at a time. */
export function createZones(ask: Ask, clock: Clock, port: number): DnsReader['zone'] {
  const apexes = createShared<Apex>(clock, ({ name }) => (name === null ? 0 : KEPT_MS));
  const zones = createShared<DnsZone | NoZone>(clock, keptMs);

  return async (name, resolvers, signal) => {
    const asked = plainName(name);
    if (!canBeAsked(asked)) return NO_ZONE;
    const through = resolvers.map(({ address, port: at }) => `${address} ${at}`).join(' ');
    const walk = { ask, clock, resolvers, port };

    const findIt = timed(clock, (within) => findApex(asked, { ...walk, signal: within }));
    const apex = await apexes.get(`${asked} ${through}`, findIt, signal);
    if (apex.name === null) return apex;
    const readIt = timed(clock, (within) => readZone(apex.name, { ...walk, signal: within }));
    return await zones.get(`${apex.name} ${through}`, readIt, signal);
  };
}

function keptMs(zone: DnsZone | NoZone): number {
  if (zone.name === null) return 0;
  const isWhole = zone.delegated.length > 0 && zone.own.length > 0 && zone.unresolved.length === 0;
  return isWhole ? KEPT_MS : KEPT_PARTLY_MS;
}

/** The walk, or no zone where it takes too long. */
function timed<T>(
  clock: Clock,
  walk: (signal: AbortSignal) => Promise<T>,
): (signal: AbortSignal) => Promise<T | NoZone> {
  return async (signal) => {
    const deadline = createDeadline(WALK_MS, clock, signal);
    try {
      return await walk(deadline.signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!deadline.signal.aborted) throw error;
      return NO_ZONE;
    } finally {
      deadline.end();
    }
  };
}
