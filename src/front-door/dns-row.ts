import type { DoorCell, DoorRow } from '../model/front-door.ts';
import type { Found } from '../model/verdict.ts';
import type { DnsLane } from './dns-lane.ts';
import type { DnsNameJudged, DnsNameSeen, JudgedLane } from './dns-name.ts';
import type { ResolverSays } from './dns-resolver-says.ts';
import type { DnsState } from './dns-state.ts';
import { answerLines } from './dns-text.ts';

/** One name as a row of the table: its authoritative servers together, then each resolver. */
export function rowOf(judged: DnsNameJudged, now: number): DoorRow {
  const { authority, resolvers, seen } = judged;
  const beyond = beyondLanes(seen, authority?.lanes ?? []).flatMap(linesOf);
  const cells: readonly DoorCell[] = [
    ...(authority === null ? [] : [authorityCell(authority, beyond, now, lastOldAt(seen))]),
    ...resolvers.map((one) => resolverCell(one, now)),
  ];
  return { name: seen.expected.name, expected: seen.expected.want, cells };
}

function authorityCell(
  { found, lanes }: { readonly found: Found; readonly lanes: readonly JudgedLane[] },
  beyond: readonly string[],
  now: number,
  until: number | undefined,
): DoorCell {
  const moved = lanes.filter(({ state }) => state.is === 'new').length;
  return {
    column: { is: 'authority' },
    verdict: found.verdict,
    ...wordOf(lanes, moved),
    ...(until === undefined || found.verdict !== 'pass' ? {} : { until }),
    cause: found.cause,
    notes: [...found.others, ...found.notes],
    seen: [...lanes.flatMap(({ lane }) => linesOf(lane)), ...beyond],
    at: newest(lanes.map(({ lane }) => lane)) ?? now,
  };
}

/** Whoever asked right before the last server turned may keep the old answer for as long as it was meant to be kept. */
function lastOldAt({ turnedAt, before }: DnsNameSeen): number | undefined {
  const ttl = before?.ttl ?? null;
  return turnedAt === undefined || ttl === null ? undefined : turnedAt + ttl * 1000;
}

function wordOf(lanes: readonly JudgedLane[], moved: number): Pick<DoorCell, 'word' | 'params'> {
  const all = new Set(lanes.map(({ state }) => state.is));
  const [only] = all;
  if (moved > 0) return { word: 'new-of', params: { n: moved, of: lanes.length } };
  if (only === undefined || all.has('unsure')) return { word: 'unsure', params: {} };
  return { word: all.size === 1 ? only : 'mixed', params: {} };
}

function resolverCell(
  { resolver, lane, state, found, judges }: ResolverSays,
  now: number,
): DoorCell {
  const until = state?.until ?? null;
  return {
    column: { is: 'resolver', server: resolver.server.name },
    verdict: found.verdict,
    word: resolverWord(state),
    params: {},
    ...(until === null ? {} : { until }),
    ...(judges ? {} : { aside: true }),
    cause: found.cause,
    notes: [],
    seen: lane === null ? [] : linesOf(lane),
    at: (lane === null ? undefined : newest([lane])) ?? now,
  };
}

function resolverWord(state: DnsState | null): string {
  if (state === null) return 'asked';
  return state.why === 'bogus' ? 'bogus' : state.is;
}

/** Of all targets those that this name leads to: there may be as many as names. */
export function beyondLanes(
  { beyond, expected }: DnsNameSeen,
  lanes: readonly JudgedLane[],
): readonly DnsLane[] {
  const hosts = expected.values.filter(({ is }) => is === 'host').map(({ value }) => value);
  const reached = new Set([...lanes.flatMap(({ state }) => state.names), ...hosts]);
  return [...reached].flatMap((host) => beyond.get(host)?.lanes ?? []);
}

export function linesOf({ a, aaaa, unchecked }: DnsLane): readonly string[] {
  return [a, aaaa, ...(unchecked === undefined ? [] : [unchecked])].flatMap(answerLines);
}

function newest(lanes: readonly DnsLane[]): number | undefined {
  const all = lanes.flatMap(({ a, aaaa }) => [a.at, aaaa.at]);
  return all.length === 0 ? undefined : Math.max(...all);
}
