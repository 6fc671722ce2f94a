import type { DnsAnswer } from '../model/dns.ts';
import { findCut } from './cut.ts';
import { isWithin, parentOf, plainName } from './names.ts';
import { fromResolvers, type Walk } from './walk.ts';

export type Apex =
  | { readonly name: string }
  | { readonly name: null; readonly answers: readonly DnsAnswer[] };

/**
 * The zone that a name lies in: the SOA of the name, or else the one that stands in the answer that there is none. At a
 * CNAME the question goes on to another name, maybe in another zone: then its parent is asked for.
 */
export async function findApex(name: string, walk: Walk): Promise<Apex> {
  for (let asked: string | null = plainName(name); asked !== null; asked = parentOf(asked)) {
    const { first, answers } = await fromResolvers(walk, { name: asked, type: 'SOA' });
    if (first === null) return await findUnanswered(asked, answers, walk);
    const zone = zoneIn(first, asked);
    if (zone !== null) return { name: zone };
  }
  return { name: null, answers: [] };
}

/** No resolver has an answer, maybe as no server of the zone has one: the nearest zone above that has tells of it. */
async function findUnanswered(
  name: string,
  answers: readonly DnsAnswer[],
  walk: Walk,
): Promise<Apex> {
  const above = await Promise.all(
    ancestors(name).map(async (asked) => {
      const { first } = await fromResolvers(walk, { name: asked, type: 'SOA' });
      return first === null ? null : zoneIn(first, asked);
    }),
  );
  const enclosing = above.find((zone) => zone !== null);
  const cut = enclosing === undefined ? null : await findCut(name, enclosing, walk);
  return cut === null ? { name: null, answers } : { name: cut };
}

function zoneIn({ records, authority }: DnsAnswer, asked: string): string | null {
  if (records.some(({ type }) => type === 'CNAME')) return null;
  const soa = [...records, ...authority].find(({ type }) => type === 'SOA');
  return soa !== undefined && isWithin(asked, soa.name) ? soa.name : null;
}

/** The nearest first. */
function ancestors(name: string): readonly string[] {
  const parent = parentOf(name);
  return parent === null ? [] : [parent, ...ancestors(parent)];
}
