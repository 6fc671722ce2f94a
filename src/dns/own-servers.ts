import type { DnsAnswer, DnsRecord, DnsServer } from '../model/dns.ts';
import { type Located, locate } from './addresses.ts';
import { gather } from './gather.ts';
import { unique } from './names.ts';
import type { Walk } from './walk.ts';

/** A server may name others, which are asked too; more often than this nobody is sent on. */
const ROUNDS = 3;

export type OwnServers = Located & {
  /** What the zone's servers say who serves it, taken together. */
  readonly own: readonly string[];
};

/** Asks every server of a zone who its servers are, those too that only another one names. */
export async function readOwnServers(
  zone: string,
  names: readonly string[],
  glue: readonly DnsRecord[],
  walk: Walk,
): Promise<OwnServers> {
  const own = new Set<string>();
  const servers: DnsServer[] = [];
  const unresolved: string[] = [];
  const known = new Set(names);
  let next: readonly string[] = names;
  let nextGlue = glue;
  for (let round = 0; round < ROUNDS && next.length > 0; round += 1) {
    const located = await locate(next, nextGlue, walk);
    servers.push(...located.servers);
    unresolved.push(...located.unresolved);
    const answers = await ownAnswers(zone, located.servers, walk);
    for (const name of answers.flatMap((answer) => ownNames(answer, zone))) own.add(name);
    next = [...own].filter((name) => !known.has(name));
    nextGlue = answers.flatMap(({ additional }) => additional);
    for (const name of next) known.add(name);
  }
  return { own: unique([...own]), servers, unresolved: [...unresolved, ...next] };
}

/** All are waited for: one that is slow may know a server of which the others say nothing. */
async function ownAnswers(
  zone: string,
  servers: readonly DnsServer[],
  walk: Walk,
): Promise<readonly DnsAnswer[]> {
  const { usable } = await gather(
    walk.ask,
    { name: zone, type: 'NS', norecurse: true },
    servers,
    (answer) => answer.authoritative && ownNames(answer, zone).length > 0,
    { clock: walk.clock },
    walk.signal,
  );
  return usable;
}

function ownNames({ records }: DnsAnswer, zone: string): readonly string[] {
  return records
    .filter(({ name, type }) => type === 'NS' && name === zone)
    .map(({ value }) => value);
}
