import type { DnsReader, DnsZone, NoZone } from '../model/dns.ts';
import type { Clock } from '../model/ports.ts';
import { type Apex, findApex } from './apex.ts';
import { type Budget, createBudget } from './budget.ts';
import type { Ask } from './gather.ts';
import { createGuides, type Guides } from './guides.ts';
import { canBeAsked, plainName } from './names.ts';
import { readZone } from './read-zone.ts';
import { createShared } from './shared.ts';
import type { Walk } from './walk.ts';

const KEPT_MS = 60_000;
/** Of a zone whose parent or whose servers were not heard: soon asked again. */
const KEPT_PARTLY_MS = 5_000;
/** No walk asks for longer. How long its questions wait for their turn is not counted: that is due to others. */
const WALK_MS = 15_000;

const NO_ZONE: NoZone = { name: null, answers: [] };

/** Finds zones, with one walk for all the names of a zone that are asked for at a time. */
export function createZones(ask: Ask, clock: Clock, port: number): DnsReader['zone'] {
  const apexes = createShared<Apex>(clock, ({ name }) => (name === null ? 0 : KEPT_MS));
  const zones = createShared<DnsZone | NoZone>(clock, keptMs);

  const guidesOf = new Map<string, Guides>();

  return async (name, resolvers, signal) => {
    const asked = plainName(name);
    if (!canBeAsked(asked)) return NO_ZONE;
    const through = resolvers.map(({ address, port: at }) => `${address} ${at}`).join(' ');
    const guides = guidesOf.get(through) ?? createGuides(resolvers);
    guidesOf.set(through, guides);
    const walk = { ask, clock, guides, port };

    const findIt = timed(walk, (within) => findApex(asked, within));
    const apex = await apexes.get(`${asked} ${through}`, findIt, signal);
    if (apex.name === null) return apex;
    const readIt = timed(walk, (within) => readZone(apex.name, within));
    return await zones.get(`${apex.name} ${through}`, readIt, signal);
  };
}

function keptMs(zone: DnsZone | NoZone): number {
  if (zone.name === null) return 0;
  const isWhole = zone.delegated.length > 0 && zone.own.length > 0 && zone.unresolved.length === 0;
  return isWhole ? KEPT_MS : KEPT_PARTLY_MS;
}

/** What comes of the walk, or no zone where it takes too long. */
function timed<T>(
  way: Omit<Walk, 'signal'>,
  go: (walk: Walk) => Promise<T>,
): (signal: AbortSignal) => Promise<T | NoZone> {
  return async (signal) => {
    const budget = createBudget(WALK_MS, way.clock, signal);
    try {
      return await go({ ...way, ask: counting(budget, way.ask), signal: budget.signal });
    } catch (error) {
      signal.throwIfAborted();
      if (!budget.signal.aborted) throw error;
      return NO_ZONE;
    } finally {
      budget.end();
    }
  };
}

function counting(budget: Budget, ask: Ask): Ask {
  return async (question, server, signal, onTurn) => {
    let done: (() => void) | undefined;
    try {
      return await ask(question, server, signal, () => {
        done = budget.begin();
        onTurn?.();
      });
    } finally {
      done?.();
    }
  };
}
