import type { JsonObject } from '../model/json.ts';
import { aCause, type Cause, type Found } from '../model/verdict.ts';
import { chainOf } from './dns-chain.ts';
import { isSure, type DnsLane } from './dns-lane.ts';
import type { DnsNameJudged } from './dns-name.ts';
import { serverName } from './dns-said.ts';
import { plainName } from './dns-value.ts';

/** What stands in DNS now for one name, one row a type, and what an operator should know of it. */
export type DnsRecorded = { readonly found: Found; readonly rows: readonly JsonObject[] };

/** Hinders only where nobody else has answered: a server that serves nothing of the zone gives nobody an old answer. */
const HARMLESS: readonly string[] = [
  'dns-server-lame',
  'dns-server-refuses',
  'dns-server-unresolved',
  'dns-bogus',
];
const HINDERING: readonly string[] = [
  'dns-server-silent',
  'dns-server-unreachable',
  'dns-server-failing',
  'dns-server-garbage',
  'dns-zone-unknown',
  'dns-zone-without-servers',
  'dns-private-unasked',
  'dns-resolver-silent',
];
/** Who does not answer may do so in a moment: until then nothing is recorded. */
const PASSING: readonly string[] = [
  'dns-server-silent',
  'dns-server-unreachable',
  'dns-server-failing',
  'dns-resolver-silent',
];
/** Lower is not allowed by most. */
const LOW_TTL = 60;
const MINUTE_MS = 60_000;

export function recordedOf(judged: DnsNameJudged, now: number): DnsRecorded {
  const { seen, found } = judged;
  const names = seen.expected.name;
  const object = { kind: 'Host', name: names };
  const lanes = (
    judged.authority?.lanes.map(({ lane }) => lane) ??
    judged.resolvers.flatMap(({ lane }) => lane ?? [])
  ).filter(isSure);
  const causes = [...(found.cause === null ? [] : [found.cause]), ...found.others];
  const hindering = causes.filter(
    ({ code }) => HINDERING.includes(code) || (lanes.length === 0 && HARMLESS.includes(code)),
  );
  const [cause = null, ...others] = hindering;
  if (cause !== null)
    return {
      found: {
        verdict: hindering.every(({ code }) => PASSING.includes(code)) ? 'wait' : 'unknown',
        cause,
        others,
        notes: found.notes,
        object,
      },
      rows: [],
    };
  const rows = rowsOf(judged, lanes, now);
  const notes = [
    ...differing(names, lanes),
    ...found.notes,
    ...causes.filter(({ code }) => HARMLESS.includes(code)),
    ...ttlNotes(names, rows, now),
  ];
  return { found: { verdict: 'pass', cause: null, others: [], notes, object }, rows };
}

type Own = { readonly type: string; readonly ttl: number; readonly value: string };

/** The records of the name itself: what lies behind its CNAME belongs to others. */
export function ownOf({ a, aaaa }: DnsLane): readonly Own[] {
  const { name } = a.question;
  const all = [...a.records, ...aaaa.records].filter(
    (one) => plainName(one.name) === plainName(name),
  );
  const cname = all.find(({ type }) => type === 'CNAME');
  const own = cname === undefined ? all : [cname, ...all.filter(({ type }) => type !== 'CNAME')];
  return own
    .filter(({ type }) => type === 'A' || type === 'AAAA' || type === 'CNAME')
    .map(({ type, ttl, value }) => ({
      type,
      ttl,
      value: type === 'CNAME' ? plainName(value) : value,
    }));
}

function rowsOf(
  { seen }: DnsNameJudged,
  lanes: readonly DnsLane[],
  now: number,
): readonly JsonObject[] {
  const { expected, zone } = seen;
  const told = zone !== null && zone.name !== null ? zone : { name: '', own: [], delegated: [] };
  const about = {
    zone: told.name,
    servers: told.own.length > 0 ? told.own : lanes.map(({ server }) => server.name),
    delegated: told.delegated,
    at: now,
  };
  const own = lanes.flatMap(ownOf);
  const types = ['CNAME', 'A', 'AAAA'].filter((type) => own.some((one) => one.type === type));
  if (types.length === 0) {
    const kept = Math.max(0, ...lanes.map(({ a }) => a.negativeTtl ?? 0));
    return [{ name: expected.name, type: '', values: [], ttl: kept, ...about }];
  }
  return types.map((type) => {
    const these = own.filter((one) => one.type === type);
    const values = [...new Set(these.map(({ value }) => value))].toSorted();
    const ttl = Math.max(...these.map((one) => one.ttl));
    return { name: expected.name, type, values, ttl, ...about };
  });
}

function differing(names: string, lanes: readonly DnsLane[]): readonly Cause[] {
  const said = lanes.map((lane) => {
    const chains = [chainOf(lane.a), chainOf(lane.aaaa)];
    const values = new Set(chains.flatMap((chain) => chain.names[0] ?? chain.addresses));
    return { lane, gives: values.size === 0 ? '-' : [...values].join(', ') };
  });
  const kinds = [...new Set(said.map(({ gives }) => gives))];
  if (kinds.length < 2) return [];
  const by = (gives: string) =>
    said.filter((one) => one.gives === gives).map(({ lane }) => serverName(lane.server));
  const each = kinds.map((gives) => `${gives} (${by(gives).join(', ')})`);
  return [aCause('dns-servers-disagree', { names, said: each.join('; ') })];
}

function ttlNotes(names: string, rows: readonly JsonObject[], now: number): readonly Cause[] {
  if (rows.some((row) => row['type'] === '')) return [aCause('dns-nothing-there', { names })];
  const ttl = Math.max(0, ...rows.map((row) => (typeof row['ttl'] === 'number' ? row['ttl'] : 0)));
  if (ttl <= LOW_TTL) return [];
  const helpsAt = Math.ceil((now + ttl * 1000) / MINUTE_MS) * MINUTE_MS;
  const helpsFrom = `${new Date(helpsAt).toISOString().slice(0, 16)}Z`;
  return [aCause('dns-ttl-high', { names, ttl, helpsFrom })];
}
