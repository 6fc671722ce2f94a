import { isSure } from '../../front-door/dns-lane.ts';
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
const GAP_MS = 50;

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
  const soonMs = Math.max(SOON_MS, asked.names.length * REST_MS);
  let bug: { readonly error: unknown } | undefined;

  async function watched(work: Promise<unknown>): Promise<void> {
    const [settled] = await Promise.allSettled([work]);
    if (settled.status === 'fulfilled' || signal.aborted) return;
    bug = { error: settled.reason };
    bell.ring();
  }

  try {
    const rhythm = { clock, soonMs, onHeard: () => bell.ring() };
    for (const name of asked.names) {
      if (name.expected.view === 'public') void watched(askZone(name, rhythm));
      for (const resolver of name.resolvers) void watched(askResolver(name, resolver, rhythm));
    }
    bell.ring();
    let before: ProbeResult | undefined;
    let judged: string | undefined;
    let judgedAt = Number.NEGATIVE_INFINITY;
    for (;;) {
      await bell.wait(undefined, signal);
      signal.throwIfAborted();
      if (bug !== undefined) throw bug.error;
      if (!asked.names.every(isHeard)) continue;
      const versions = asked.names.map((name) => name.version()).join();
      if (versions === judged) continue;
      // Many are heard at nearly the same time: they are judged together.
      const early = judgedAt + GAP_MS - clock.mono();
      if (early > 0) {
        await clock.sleep(early, signal);
        bell.ring();
        continue;
      }
      judged = versions;
      judgedAt = clock.mono();
      const now = steadied(assessNames(asked, clock.now()), before);
      if (!told.isNews(now)) continue;
      before = now;
      yield now;
    }
  } finally {
    stop.abort();
  }
}

/**
 * Everybody whose word counts has been heard: all servers of its zone as it is now, resolvers that judge, and of the others
 * one that knows it, if any does: else it may be that nobody can open it.
 */
function isHeard(name: SeenName): boolean {
  const { expected, zone, authorities, resolvers } = name.seen();
  const isPrivate = expected.view === 'private';
  const heard = authorities.map(({ server }) => keyOf(server));
  const servers = zone === null || zone.name === null ? [] : zone.servers;
  return (
    (isPrivate || zone !== null) &&
    servers.every((server) => heard.includes(keyOf(server))) &&
    resolvers.every(({ resolver, lane }) => lane !== null || !(resolver.required || isPrivate)) &&
    (resolvers.every(({ lane }) => lane !== null) ||
      resolvers.some(({ lane }) => lane !== null && isSure(lane)))
  );
}

type Rhythm = {
  readonly clock: Clock;
  readonly soonMs: number;
  readonly onHeard: () => void;
};

async function askZone(name: SeenName, rhythm: Rhythm): Promise<never> {
  const { clock, onHeard } = rhythm;
  for (;;) {
    const zone = await name.findZone();
    onHeard();
    if (zone.name === null || zone.servers.length === 0) {
      await clock.sleep(NO_ZONE_MS, name.signal);
      continue;
    }
    const until = clock.mono() + ZONE_MS;
    await Promise.all(
      zone.servers.map((server) => askAuthority(name, server, { ...rhythm, until })),
    );
  }
}

async function askAuthority(
  name: SeenName,
  server: DnsServer,
  { clock, soonMs, onHeard, until }: Rhythm & { readonly until: number },
): Promise<void> {
  do {
    const { is } = await name.askAuthority(server);
    onHeard();
    await clock.sleep(is === 'new' ? Math.max(LATER_MS, soonMs) : soonMs, name.signal);
  } while (clock.mono() < until);
}

async function askResolver(
  name: SeenName,
  resolver: DnsResolver,
  { clock, soonMs, onHeard }: Rhythm,
): Promise<never> {
  for (;;) {
    const state = await name.askResolver(resolver);
    onHeard();
    await clock.sleep(Math.max(soonMs, restOf(state, clock.now())), name.signal);
  }
}

/** What a resolver has kept it gives out until then: before that nothing comes of asking often. */
function restOf({ is, until }: DnsState, now: number): number {
  if (is === 'new' || until === null) return LATER_MS;
  return Math.min(LATER_MS, until - now);
}
