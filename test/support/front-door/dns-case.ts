import { beforeOf } from '../../../src/front-door/dns-before.ts';
import { expectedOf } from '../../../src/front-door/dns-expected.ts';
import type { DnsBeyond, DnsLane } from '../../../src/front-door/dns-lane.ts';
import { judgeName, type DnsNameJudged } from '../../../src/front-door/dns-name.ts';
import { keyOf } from '../../../src/front-door/dns-resolver.ts';
import type { DnsServer, DnsZone, NoZone } from '../../../src/model/dns.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { anAnswer, aServer, AT, type AnswerMore, type AnswerText } from './dns-answer.ts';

/** The answers of one server: to A, or to each; AAAA has nothing where only A is given. */
type LaneText = AnswerText | LaneMap;
type LaneMap = AnswerMore & {
  readonly a?: AnswerText;
  readonly aaaa?: AnswerText;
  readonly unchecked?: AnswerText;
  readonly address?: string;
  readonly server?: string;
};

type LaneTexts = { readonly [server: string]: LaneText };

export type DnsCase = {
  readonly says: string;
  readonly record: JsonObject;
  readonly source?: string;
  readonly before?: readonly JsonObject[];
  readonly zone?: string | null | Partial<DnsZone>;
  /** What was said where no zone was found. */
  readonly answers?: LaneTexts;
  readonly servers?: LaneTexts;
  readonly resolvers?: LaneTexts;
  readonly required?: readonly string[];
  readonly asking?: readonly string[];
  readonly beyond?: {
    readonly [host: string]: { readonly zone?: string; readonly servers: LaneTexts };
  };
  readonly sibling?: AnswerText;
  readonly serials?: { readonly [server: string]: number };
  readonly verdict: string;
  readonly code?: string;
  readonly others?: readonly string[];
  readonly notes?: readonly string[];
  readonly params?: JsonObject;
  /** State of each authoritative server and each resolver. */
  readonly states?: { readonly [server: string]: string };
  /** Seconds from now until which a resolver may give out what it has. */
  readonly until?: { readonly [resolver: string]: number };
};

export function judged(one: DnsCase): DnsNameJudged {
  const read = expectedOf({ name: 'www.example.com', ...one.record }, one.source);
  if (!read.ok) throw new Error(read.cause.code);
  const { expected } = read;
  const rows = (one.before ?? []).map((row) => ({ name: expected.name, ttl: 600, ...row }));
  const lanes = lanesOf(one.servers ?? {}, 'authority', expected.name);
  const isPrivate = expected.view === 'private';
  return judgeName({
    expected,
    before: beforeOf(rows, expected.name),
    zone: isPrivate
      ? null
      : zoneOf(
          one,
          lanes.map(({ server }) => server),
        ),
    authorities: lanes,
    resolvers: [
      ...lanesOf(one.resolvers ?? {}, 'resolver', expected.name),
      ...(one.asking ?? []).map((name) => ({
        server: aServer('resolver', name, name),
        lane: null,
      })),
    ].map((lane) => ({
      resolver: {
        server: lane.server,
        required: one.required?.includes(lane.server.name) ?? false,
        view: expected.view,
      },
      lane: 'a' in lane ? lane : null,
    })),
    beyond: beyondOf(one.beyond ?? {}),
    sibling:
      one.sibling === undefined
        ? null
        : anAnswer(
            { name: 'nobody.example.com', type: 'A' },
            lanes[0]?.server ?? aServer('authority', 'ns1'),
            one.sibling,
          ),
    serials: new Map(
      lanes.flatMap(({ server }): [string, number][] => {
        const serial = one.serials?.[server.name];
        return serial === undefined ? [] : [[keyOf(server), serial]];
      }),
    ),
  });
}

export function outcomeOf(one: DnsCase) {
  const { found, authority, resolvers } = judged(one);
  const states: [string, string][] = [
    ...(authority?.lanes ?? []).map(({ lane, state }): [string, string] => [
      lane.server.name,
      wordOf(state),
    ]),
    ...resolvers.map(({ resolver, state }): [string, string] => [
      resolver.server.name,
      wordOf(state),
    ]),
  ];
  const untils: [string, number | null][] = resolvers.map(({ resolver, state }) => [
    resolver.server.name,
    state?.until == null ? null : (state.until - AT) / 1000,
  ]);
  return {
    verdict: found.verdict,
    ...(one.verdict === 'pass' ? {} : { code: found.cause?.code }),
    others: found.others.map(({ code }) => code),
    notes: found.notes.map(({ code }) => code),
    ...(one.params === undefined ? {} : { params: (found.cause ?? found.notes[0])?.params }),
    ...(one.states === undefined ? {} : { states: Object.fromEntries(states) }),
    ...(one.until === undefined ? {} : { until: Object.fromEntries(untils) }),
  };
}

function wordOf(state: { readonly is: string; readonly why: string | null } | null): string {
  if (state === null) return 'asked';
  return state.why === null ? state.is : `${state.is} ${state.why}`;
}

function lanesOf(texts: LaneTexts, role: DnsServer['role'], name: string): readonly DnsLane[] {
  return Object.entries(texts).map(([key, given], index) => {
    const text: LaneMap = isPlain(given) ? { a: given } : given;
    const { a = 'nodata', unchecked, address, server: named, ...more } = text;
    const { aaaa = typeof a === 'string' ? a : 'nodata', ...rest } = more;
    const at = address ?? (role === 'resolver' ? key : `192.0.2.${index + 1}`);
    const server = aServer(role, named ?? key, at);
    const quiet = { name, ...(role === 'authority' ? ({ norecurse: true } as const) : {}) };
    return {
      server,
      a: anAnswer({ ...quiet, type: 'A' }, server, a, rest),
      aaaa: anAnswer({ ...quiet, type: 'AAAA' }, server, aaaa, rest),
      ...(unchecked === undefined
        ? {}
        : { unchecked: anAnswer({ ...quiet, type: 'A', unchecked: true }, server, unchecked) }),
    };
  });
}

function zoneOf({ zone, answers }: DnsCase, servers: readonly DnsServer[]): DnsZone | NoZone {
  if (zone === null) {
    const lanes = lanesOf(answers ?? {}, 'resolver', 'www.example.com');
    return { name: null, answers: lanes.map(({ a }) => a) };
  }
  const names = [...new Set(servers.map(({ name }) => name))];
  const given = typeof zone === 'string' ? { name: zone } : zone;
  return {
    name: 'example.com',
    delegated: names,
    own: names,
    servers,
    unresolved: [],
    signed: false,
    ...given,
  };
}

function beyondOf(given: NonNullable<DnsCase['beyond']>): DnsBeyond {
  return new Map(
    Object.entries(given).map(([host, { zone = null, servers }]) => [
      host,
      { zone, lanes: lanesOf(servers, 'authority', host) },
    ]),
  );
}

function isPlain(given: LaneText): given is AnswerText {
  return typeof given === 'string' || Array.isArray(given);
}
