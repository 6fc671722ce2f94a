import { keyOf, type DnsResolver } from '../../front-door/dns-resolver.ts';
import { steadied } from '../../front-door/dns-steady.ts';
import type { DnsState } from '../../front-door/dns-state.ts';
import type { ProbeResult } from '../../model/catalogue.ts';
import type { DnsServer } from '../../model/dns.ts';
import type { Clock, Readers } from '../../model/ports.ts';
import { createBell } from '../kubernetes/bell.ts';
import { createDoorTold } from './door-told.ts';
import { assessNames } from './assess-names.ts';
import { askedOf, type PointsToWith } from './points-to-input.ts';
import type { SeenName } from './seen-name.ts';

const SOON_MS = 1000;
const LATER_MS = 10_000;
/** A zone may be given to other servers meanwhile. */
const ZONE_MS = 60_000;
/** No zone was found: whoever leads there may be down. */
const NO_ZONE_MS = 2000;
/** Where there are hundreds of names a server is left some rest between two questions. */
const REST_MS = 10;

/**
 * A result as soon as every authoritative server of every name has been heard, and one for each news after it. Each
 * server is asked in its own rhythm: one that is silent keeps nobody waiting. Goes on until its signal is aborted.
 */
export async function* followNames(
  input: PointsToWith,
  ports: Readers,
  outer: AbortSignal,
): AsyncGenerator<ProbeResult, never> {
  const { clock } = ports;
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const asked = askedOf(input, ports, signal);
  const bell = createBell(clock);
  const told = createDoorTold();
  const heard = createHeard(() => bell.ring());
  const soonMs = Math.max(SOON_MS, asked.names.length * REST_MS);
  let bug: { readonly error: unknown } | undefined;

  async function watched(work: Promise<unknown>): Promise<void> {
    const [settled] = await Promise.allSettled([work]);
    if (settled.status === 'fulfilled' || signal.aborted) return;
    bug = { error: settled.reason };
    bell.ring();
  }

  try {
    const rhythm = { clock, soonMs, signal };
    for (const name of asked.names) {
      if (name.expected.view === 'public') void watched(askZone(name, rhythm, heard));
      for (const resolver of name.resolvers)
        void watched(askResolver(name, resolver, rhythm, heard));
    }
    bell.ring();
    let before: ProbeResult | undefined;
    for (;;) {
      await bell.wait(undefined, signal);
      signal.throwIfAborted();
      if (bug !== undefined) throw bug.error;
      if (!asked.names.every((name) => isHeard(name, heard))) continue;
      const now = steadied(assessNames(asked, clock.now()), before);
      if (!told.isNews(now)) continue;
      before = now;
      yield now;
    }
  } finally {
    stop.abort();
  }
}

/** Who has been heard at least once. */
type Heard = {
  of(name: SeenName, whom: string): void;
  has(name: SeenName, whom: string): boolean;
};

function createHeard(onHeard: () => void): Heard {
  const all = new Map<SeenName, Set<string>>();
  return {
    of(name, whom) {
      const known = all.get(name);
      if (known === undefined) all.set(name, new Set([whom]));
      else known.add(whom);
      onHeard();
    },
    has: (name, whom) => all.get(name)?.has(whom) ?? false,
  };
}

const ZONE = 'zone';

function isHeard(name: SeenName, heard: Heard): boolean {
  const judging = name.resolvers.filter(
    ({ required }) => required || name.expected.view === 'private',
  );
  const { zone } = name.seen();
  const servers = zone === null || zone.name === null ? [] : zone.servers;
  return (
    (name.expected.view === 'private' || heard.has(name, ZONE)) &&
    servers.every((server) => heard.has(name, keyOf(server))) &&
    judging.every(({ server }) => heard.has(name, keyOf(server)))
  );
}

type Rhythm = { readonly clock: Clock; readonly soonMs: number; readonly signal: AbortSignal };

async function askZone(name: SeenName, rhythm: Rhythm, heard: Heard): Promise<never> {
  const { clock, signal } = rhythm;
  for (;;) {
    const zone = await name.findZone();
    heard.of(name, ZONE);
    if (zone.name === null || zone.servers.length === 0) {
      await clock.sleep(NO_ZONE_MS, signal);
      continue;
    }
    const until = clock.mono() + ZONE_MS;
    await Promise.all(
      zone.servers.map((server) => askAuthority(name, server, { ...rhythm, until }, heard)),
    );
  }
}

async function askAuthority(
  name: SeenName,
  server: DnsServer,
  { clock, soonMs, signal, until }: Rhythm & { readonly until: number },
  heard: Heard,
): Promise<void> {
  do {
    const { is } = await name.askAuthority(server);
    heard.of(name, keyOf(server));
    await clock.sleep(is === 'new' ? Math.max(LATER_MS, soonMs) : soonMs, signal);
  } while (clock.mono() < until);
}

async function askResolver(
  name: SeenName,
  resolver: DnsResolver,
  { clock, soonMs, signal }: Rhythm,
  heard: Heard,
): Promise<never> {
  for (;;) {
    const state = await name.askResolver(resolver);
    heard.of(name, keyOf(resolver.server));
    await clock.sleep(Math.max(soonMs, restOf(state, clock.now())), signal);
  }
}

/** What a resolver has kept it gives out until then: before that nothing comes of asking often. */
function restOf({ is, until }: DnsState, now: number): number {
  if (is === 'new' || until === null) return LATER_MS;
  return Math.min(LATER_MS, until - now);
}
