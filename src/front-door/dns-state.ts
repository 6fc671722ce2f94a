import { reachOfAddress } from '../model/address.ts';
import type { DnsBefore } from './dns-before.ts';
import type { DnsExpected } from './dns-expected.ts';
import {
  beyondOf,
  partOf,
  type DnsGround,
  type DnsLane,
  type DnsPart,
  type DnsWhy,
} from './dns-lane.ts';

/** Said beside a state, whatever it is. */
export type DnsMark =
  | 'through'
  | 'flattened'
  | 'values-missing'
  | 'target-unsure'
  | 'private'
  | 'torn';

/** What a server's answers mean beside what is expected and what was. */
export type DnsState = {
  readonly is: 'new' | 'old' | 'mixed' | 'other' | 'none' | 'unsure';
  readonly why: DnsWhy | null;
  readonly code: string;
  /** Of these the A answer leads right and the AAAA answer does not, or the other way round. */
  readonly astray: 'A' | 'AAAA' | null;
  /** Where it leads, to be read. */
  readonly got: string;
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly ttl: number | null;
  /** Until when a resolver may give it out, epoch milliseconds; null where it is what it should be. */
  readonly until: number | null;
  readonly marks: readonly DnsMark[];
};

type Asked = {
  readonly expected: DnsExpected;
  readonly before: DnsBefore | null;
  readonly ground: DnsGround;
};

type PartState = {
  readonly is: DnsState['is'];
  readonly marks: readonly DnsMark[];
};

export function stateOf(lane: DnsLane, asked: Asked): DnsState {
  const a = partOf(lane.a, asked.ground);
  const aaaa = partOf(lane.aaaa, asked.ground);
  const told = { ...gotOf(a, aaaa), ttl: a.ttl ?? aaaa.ttl, code: '', astray: null } as const;
  const isBogus = lane.unchecked?.is === 'answer' || lane.unchecked?.is === 'nodata';
  const four = partState(a, 4, asked);
  const six = partState(aaaa, 6, asked);
  const marks = [...new Set([...four.marks, ...six.marks, ...marksOf([a, aaaa], asked.expected)])];
  const more = { ...told, marks, until: null };
  const unsure = [four.is === 'unsure' ? a : null, six.is === 'unsure' ? aaaa : null].find(
    (part) => part !== null,
  );
  if (unsure !== undefined) {
    const why = isBogus && unsure.why === 'servfail' ? 'bogus' : unsure.why;
    return { ...more, is: 'unsure', why, code: unsure.code };
  }
  const { is, astray } = together(four, six, asked.expected);
  const counts = (part: PartState, family: 4 | 6) =>
    part.is === 'none' ? isWanted(family, asked.expected) : part.is !== 'new';
  const untils = [
    counts(four, 4) ? untilOf(a, lane.a.at) : null,
    counts(six, 6) ? untilOf(aaaa, lane.aaaa.at) : null,
  ].filter((at) => at !== null);
  const isKept = lane.server.role !== 'authority' && is !== 'new' && untils.length > 0;
  return {
    ...more,
    is,
    astray,
    why: [a, aaaa].find((part) => part.is === 'broken')?.why ?? (is === 'none' ? a.why : null),
    until: isKept ? Math.max(...untils) : null,
  };
}

/** A family that gives nothing says nothing, unless it should lead somewhere. */
function together(
  four: PartState,
  six: PartState,
  expected: DnsExpected,
): Pick<DnsState, 'is' | 'astray'> {
  const isBoth = four.is === six.is;
  if (isBoth) return { is: four.is, astray: null };
  const [none, other] = four.is === 'none' ? [4 as const, six.is] : [6 as const, four.is];
  if (four.is === 'none' || six.is === 'none') {
    const isHost = expected.values.some((one) => one.is === 'host');
    const isAstray =
      other === 'new' && expected.expect === 'direct' && !isHost && isWanted(none, expected);
    return isAstray
      ? { is: 'mixed', astray: none === 4 ? 'A' : 'AAAA' }
      : { is: other, astray: null };
  }
  if (four.is === 'new') return { is: 'mixed', astray: 'AAAA' };
  if (six.is === 'new') return { is: 'mixed', astray: 'A' };
  const isMixed = four.is === 'mixed' || six.is === 'mixed';
  return { is: isMixed ? 'mixed' : 'other', astray: null };
}

/** A host may have addresses of either family. */
function isWanted(family: 4 | 6, { values, expect }: DnsExpected): boolean {
  return expect === 'via' || values.some((one) => one.is === 'host' || one.family === family);
}

function partState(part: DnsPart, family: 4 | 6, asked: Asked): PartState {
  const { expected, before, ground } = asked;
  if (part.is === 'broken') return { is: 'other', marks: [] };
  const through = passing(part, expected);
  if (part.is === 'unsure') {
    const isNamed = part.why === 'target' && through !== null;
    return isNamed
      ? { is: 'new', marks: ['target-unsure', ...through] }
      : { is: 'unsure', marks: [] };
  }
  if (part.is === 'none') return { is: 'none', marks: [] };
  if (through !== null) return { is: 'new', marks: through };
  if (expected.expect === 'direct') {
    const wanted = expected.values.flatMap((one) =>
      one.is === 'address' && one.family === family ? [one.value] : [],
    );
    const direct = fitOf(part, wanted);
    if (direct === 'all') {
      const isWhole = wanted.every((one) => part.addresses.includes(one));
      return {
        is: part.hasGaps || (expected.isEach === true && !isWhole) ? 'mixed' : 'new',
        marks: [
          ...(isWhole ? [] : (['values-missing'] as const)),
          ...(part.names.length > 0 ? (['through'] as const) : []),
        ],
      };
    }
    if (direct === 'some') return { is: 'mixed', marks: [] };
    const hosts = expected.values.filter((one) => one.is === 'host');
    const flat = hosts.flatMap(
      ({ value }) => beyondOf(value, family === 4 ? 'A' : 'AAAA', ground.beyond).addresses,
    );
    if (part.names.length === 0 && fitOf(part, flat) === 'all')
      return { is: 'new', marks: ['flattened'] };
  }
  const first = part.names[0];
  const isSameName = first !== undefined && before?.cnames.includes(first) === true;
  const isOld = isSameName || (before !== null && fitOf(part, before.addresses) === 'all');
  return { is: isOld ? 'old' : 'other', marks: [] };
}

/** The chain goes through what it should: null where it does not. */
function passing({ names }: DnsPart, expected: DnsExpected): readonly DnsMark[] | null {
  const { expect, target, values } = expected;
  if (expect === 'via') return target !== null && names.includes(target) ? [] : null;
  const hosts = values.filter((one) => one.is === 'host').map(({ value }) => value);
  const at = names.findIndex((name) => hosts.includes(name));
  if (at < 0) return null;
  return at === 0 ? [] : ['through'];
}

function fitOf({ addresses }: DnsPart, wanted: readonly string[]): 'all' | 'some' | 'none' {
  const right = addresses.filter((address) => wanted.includes(address)).length;
  if (right === 0) return 'none';
  return right === addresses.length ? 'all' : 'some';
}

function marksOf(parts: readonly DnsPart[], { view }: DnsExpected): readonly DnsMark[] {
  const isPrivate =
    view === 'public' &&
    parts.some(({ addresses }) => addresses.some((one) => reachOfAddress(one) === 'private'));
  const [a, aaaa] = parts;
  const isTorn =
    parts.some((part) => part.isTorn) ||
    (a?.is === 'leads' &&
      aaaa?.is === 'leads' &&
      (a.names[0] === undefined) !== (aaaa.names[0] === undefined));
  return [...(isPrivate ? (['private'] as const) : []), ...(isTorn ? (['torn'] as const) : [])];
}

const MOST_SHOWN = 4;

function gotOf(a: DnsPart, aaaa: DnsPart): Pick<DnsState, 'got' | 'names' | 'addresses'> {
  const names = a.names.length === 0 ? aaaa.names : a.names;
  const addresses = [...new Set([...a.addresses, ...aaaa.addresses])];
  const more = addresses.length - MOST_SHOWN;
  const ends = [...addresses.slice(0, MOST_SHOWN), ...(more > 0 ? [`+${more}`] : [])].join(', ');
  const steps = [...names.map((name) => `CNAME ${name}`), ...(ends === '' ? [] : [ends])];
  return { got: steps.join(' → '), names, addresses };
}

function untilOf({ ttl }: DnsPart, at: number): number | null {
  return ttl === null ? null : at + ttl * 1000;
}
