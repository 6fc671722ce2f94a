import type { DnsAnswer, DnsServer } from '../model/dns.ts';
import { chainOf, LONGEST_CHAIN } from './dns-chain.ts';

/** What one server says of one name. */
export type DnsLane = {
  readonly server: DnsServer;
  readonly a: DnsAnswer;
  readonly aaaa: DnsAnswer;
  /** The first of them once more without validation, where the server failed. */
  readonly unchecked?: DnsAnswer;
};

/** Hosts that CNAMEs lead to, asked in their own zones. `zone` is null where that could not be told. */
export type DnsBeyond = ReadonlyMap<
  string,
  { readonly zone: string | null; readonly lanes: readonly DnsLane[] }
>;

/** Why nothing can be told, or why nothing is there. */
export type DnsWhy =
  | 'timeout'
  | 'unreachable'
  | 'servfail'
  | 'refused'
  | 'not-implemented'
  | 'garbage'
  | 'lame'
  | 'bogus'
  | 'target'
  | 'nxdomain'
  | 'nodata'
  | 'nowhere'
  | 'loop'
  | 'too-long';

/** Where one answer leads in the end. */
export type DnsPart = {
  readonly is: 'leads' | 'none' | 'broken' | 'unsure';
  readonly why: DnsWhy | null;
  readonly code: string;
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  /** Seconds for which it may be kept. */
  readonly ttl: number | null;
  /** Where the servers of a CNAME's target differ: some have nothing. */
  readonly hasGaps: boolean;
  readonly isTorn: boolean;
};

export type DnsGround = {
  /** The zone that the server was asked for; undefined where it is a resolver. */
  readonly zone?: string | undefined;
  readonly beyond: DnsBeyond;
};

const NOTHING = {
  why: null,
  code: '',
  names: [],
  addresses: [],
  ttl: null,
  hasGaps: false,
  isTorn: false,
} as const;

export function partOf(answer: DnsAnswer, ground: DnsGround, depth = 0): DnsPart {
  const unsure = unsureOf(answer);
  if (unsure !== null) return { ...NOTHING, is: 'unsure', why: unsure, code: answer.code };
  const isAuthority = answer.server.role === 'authority';
  const chain = chainOf(answer, isAuthority ? ground.zone : undefined);
  const { names, addresses, isTorn } = chain;
  const known = { ...NOTHING, names, addresses, isTorn, ttl: chain.ttl };
  if (chain.is !== 'whole') return { ...known, is: 'broken', why: chain.is };
  if (addresses.length > 0) return { ...known, is: 'leads' };
  const end = names.at(-1);
  const ttl = least([chain.ttl, answer.negativeTtl]);
  if (end === undefined)
    return { ...known, is: 'none', why: answer.is === 'nxdomain' ? 'nxdomain' : 'nodata', ttl };
  if (!isAuthority) return { ...known, is: 'none', why: 'nowhere', ttl };
  if (depth + names.length > LONGEST_CHAIN) return { ...known, is: 'broken', why: 'too-long' };
  const rest = beyondOf(end, answer.question.type, ground.beyond, depth + names.length);
  if (rest.names.some((name) => names.includes(name) || name === answer.question.name))
    return { ...known, is: 'broken', why: 'loop' };
  return {
    ...rest,
    names: [...names, ...rest.names],
    ttl: least([chain.ttl, rest.ttl]),
    isTorn,
  };
}

/** Where a host leads by all servers of its own zone: what each of them gives counts. */
export function beyondOf(
  host: string,
  type: DnsAnswer['question']['type'],
  beyond: DnsBeyond,
  depth = 0,
): DnsPart {
  const target = beyond.get(host);
  const lanes = target?.lanes ?? [];
  if (target === undefined || lanes.length === 0)
    return { ...NOTHING, is: 'unsure', why: 'target', code: host };
  const ground = { zone: target.zone ?? undefined, beyond };
  const parts = counted(lanes).map((lane) =>
    partOf(type === 'AAAA' ? lane.aaaa : lane.a, ground, depth),
  );
  const bad = parts.find(({ is }) => is === 'broken') ?? parts.find(({ is }) => is === 'unsure');
  if (bad !== undefined) return bad.is === 'unsure' ? { ...bad, why: 'target', code: host } : bad;
  const leading = parts.filter(({ is }) => is === 'leads');
  const ttl = least(parts.map((part) => part.ttl));
  const names = parts.toSorted((one, other) => other.names.length - one.names.length)[0]?.names;
  if (leading.length === 0)
    return { ...NOTHING, is: 'none', why: 'nowhere', names: names ?? [], ttl };
  return {
    ...NOTHING,
    is: 'leads',
    names: names ?? [],
    addresses: [...new Set(leading.flatMap((part) => part.addresses))].toSorted(),
    ttl,
    hasGaps: leading.length < parts.length,
  };
}

/**
 * Without IPv6 addresses of servers that gave nothing, where this machine has no IPv6: none of them gave anything, and
 * each of these servers has answered at another address.
 */
export function counted(lanes: readonly DnsLane[]): readonly DnsLane[] {
  const isSilent = (lane: DnsLane) => isNowhere(lane.a) && isNowhere(lane.aaaa);
  const six = lanes.filter((lane) => lane.server.address.includes(':'));
  if (!six.every(isSilent)) return lanes;
  return lanes.filter(
    (lane) =>
      !six.includes(lane) ||
      !lanes.some((other) => other.server.name === lane.server.name && !isSilent(other)),
  );
}

function isNowhere({ is }: DnsAnswer): boolean {
  return is === 'timeout' || is === 'unreachable';
}

/** Both answers say what there is, or that there is nothing. */
export function isSure({ a, aaaa }: DnsLane): boolean {
  return unsureOf(a) === null && unsureOf(aaaa) === null;
}

/** An authoritative server that does not say so knows nothing of the zone: it is lame. */
function unsureOf(answer: DnsAnswer): DnsWhy | null {
  switch (answer.is) {
    case 'answer':
    case 'nodata':
    case 'nxdomain':
      return answer.server.role === 'authority' && !answer.authoritative ? 'lame' : null;
    default:
      return answer.is;
  }
}

function least(all: readonly (number | null)[]): number | null {
  const known = all.filter((one) => one !== null);
  return known.length === 0 ? null : Math.min(...known);
}
