import { aCause, type Cause, type Params } from '../model/verdict.ts';
import { partOf, type DnsLane } from './dns-lane.ts';
import type { DnsNameSeen, JudgedLane } from './dns-name.ts';
import { serversOf } from './dns-said.ts';
import type { DnsMark } from './dns-state.ts';

const MARKS: { readonly [mark in DnsMark]: string } = {
  through: 'dns-through-cname',
  flattened: 'dns-flattened',
  'values-missing': 'dns-values-missing',
  'target-unsure': 'dns-target-unasked',
  private: 'dns-private-address',
  torn: 'dns-cname-beside-others',
};

/** What changes no verdict, but an operator wants to know of a name and its zone. */
export function notesOf(
  seen: DnsNameSeen,
  judged: readonly JudgedLane[],
  uncounted: readonly DnsLane[],
): readonly Cause[] {
  const { expected } = seen;
  const { name: names, want } = expected;
  const marks = [...new Set(judged.flatMap(({ state }) => state.marks))];
  const notes = marks.map((mark) => {
    const got = judged.find(({ state }) => state.marks.includes(mark))?.state.got ?? '';
    return aCause(MARKS[mark], { names, got, want });
  });
  return [
    ...notes,
    ...apexNotes(seen, judged),
    ...zoneNotes(seen, uncounted),
    ...wildcard(seen, judged),
  ];
}

/** Beside the SOA and NS of a zone no CNAME can stand: many servers refuse such a zone, many resolvers stumble over it. */
function apexNotes(
  { expected, zone }: DnsNameSeen,
  judged: readonly JudgedLane[],
): readonly Cause[] {
  if (zone === null || zone.name !== expected.name) return [];
  const { name: names, want } = expected;
  if (judged.some(({ state }) => state.names.length > 0))
    return [aCause('dns-apex-cname', { names })];
  const isHost = expected.values.some(({ is }) => is === 'host') || expected.expect === 'via';
  const isThere = judged.length > 0 && judged.every(({ state }) => state.is === 'new');
  return isHost && !isThere ? [aCause('dns-apex-needs-alias', { names, want })] : [];
}

function zoneNotes({ zone }: DnsNameSeen, uncounted: readonly DnsLane[]): readonly Cause[] {
  if (zone === null || zone.name === null) return [];
  const differs = delegationNote(zone.name, zone);
  const untested =
    uncounted.length === 0
      ? []
      : [aCause('dns-ipv6-untested', { servers: serversOf(uncounted.map((lane) => ({ lane }))) })];
  return [...differs, ...untested];
}

function delegationNote(
  name: string,
  { delegated, own }: { readonly delegated: readonly string[]; readonly own: readonly string[] },
): readonly Cause[] {
  if (own.length === 0 || delegated.length === 0) return [];
  const isSame = delegated.length === own.length && own.every((one) => delegated.includes(one));
  if (isSame) return [];
  const params: Params = { zone: name, delegated: delegated.join(', '), own: own.join(', ') };
  return [aCause('dns-delegation-differs', params)];
}

/** A name that nobody made is answered the same: so nobody need have made this one either. */
function wildcard(
  { expected, sibling, zone, beyond }: DnsNameSeen,
  judged: readonly JudgedLane[],
): readonly Cause[] {
  if (sibling === null || zone === null || zone.name === null) return [];
  const part = partOf(sibling, { zone: zone.name, beyond });
  const ends = (names: readonly string[], addresses: readonly string[]) =>
    names[0] ?? addresses.join(' ');
  const made = ends(part.names, part.addresses);
  const isSame = judged.some(({ lane, state }) => {
    const own = partOf(lane.a, { zone: zone.name, beyond });
    return state.is !== 'unsure' && made !== '' && made === ends(own.names, own.addresses);
  });
  if (!isSame) return [];
  const above = expected.name.split('.').slice(1).join('.');
  return [aCause('dns-wildcard', { names: expected.name, wildcard: `*.${above}` })];
}
