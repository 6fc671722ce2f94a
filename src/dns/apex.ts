import type { DnsAnswer } from '../model/dns.ts';
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
  let asked = plainName(name);
  for (;;) {
    const question = { name: asked, type: 'SOA' } as const;
    const { first, answers } = await fromResolvers(walk, question);
    if (first === null) return { name: null, answers };
    const zone = zoneIn(first, asked);
    if (zone !== null) return { name: zone };
    const parent = parentOf(asked);
    if (parent === null) return { name: null, answers };
    asked = parent;
  }
}

function zoneIn({ records, authority }: DnsAnswer, asked: string): string | null {
  if (records.some(({ type }) => type === 'CNAME')) return null;
  const soa = [...records, ...authority].find(({ type }) => type === 'SOA');
  return soa !== undefined && isWithin(asked, soa.name) ? soa.name : null;
}
