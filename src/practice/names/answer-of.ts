import type { RecordSet } from './records.ts';
import { RCODE, type Said, said } from './said.ts';
import { findIn, isWithin, plainName, type Zone } from './zone.ts';
import { nearest } from './zones.ts';

/** What is asked, `name` plain. `type` may be one that no zone here can hold, such as `UNKNOWN_65`. */
export type Asked = { readonly name: string; readonly type: string; readonly recurse: boolean };

/** Longer chains are loops. */
const LINKS = 16;

/** What an authoritative server that holds these zones says. What lies in none of them it refuses. */
export function answerOf(zones: readonly Zone[], { name, type, recurse }: Asked): Said {
  const links: RecordSet[] = [];
  let at = name;
  for (;;) {
    const zone = nearest(zones, at);
    if (zone === undefined)
      return links.length === 0
        ? said(RCODE.refused)
        : said(RCODE.noError, { authoritative: true, answers: links });
    const found = findIn(zone, at, type);
    switch (found.is) {
      case 'cname':
        links.push(found.set);
        at = found.target;
        if (links.length < LINKS) continue;
        return said(RCODE.noError, { authoritative: true, answers: links });
      case 'referral':
        return said(RCODE.noError, {
          authoritative: links.length > 0,
          answers: links,
          authority: [found.set],
          additional: addressesOf(zones, [found.set]),
        });
      case 'nodata':
      case 'nxdomain':
        return said(found.is === 'nodata' ? RCODE.noError : RCODE.noName, {
          authoritative: true,
          answers: links,
          authority: [negativeSoa(zone)],
        });
      case 'answer':
        return positive(zones, zone, [...links, ...found.sets], type === 'ANY', recurse);
    }
  }
}

/** Who asks for recursion, or for every type, is told less beside the answer, as BIND does. */
function positive(
  zones: readonly Zone[],
  zone: Zone,
  answers: readonly RecordSet[],
  isEverything: boolean,
  recurse: boolean,
): Said {
  const servers = zone.nodes.get(zone.name)?.get('NS');
  const isTold = answers.some((set) => set.type === 'NS' && set.name === zone.name);
  const authority = recurse || isTold || servers === undefined ? [] : [servers];
  const named = isEverything ? [] : [...answers, ...authority];
  return said(RCODE.noError, {
    authoritative: true,
    answers,
    authority,
    additional: addressesOf(zones, named).filter(
      (set) => !answers.some((one) => one.name === set.name && one.type === set.type),
    ),
  });
}

/** The addresses of servers that are named, as far as they are known here: below a cut that is glue. */
function addressesOf(zones: readonly Zone[], sets: readonly RecordSet[]): readonly RecordSet[] {
  const hosts = sets.flatMap(({ type, values }) =>
    type === 'NS' || type === 'MX'
      ? values.map((value) => plainName(value.split(' ').at(-1) ?? ''))
      : [],
  );
  return [...new Set(hosts)].flatMap((host) => {
    const node = zones
      .find((zone) => isWithin(host, zone.name) && zone.nodes.has(host))
      ?.nodes.get(host);
    return [node?.get('A'), node?.get('AAAA')].filter((set) => set !== undefined);
  });
}

/** It may be kept no longer than its own last number says (RFC 2308 §3). */
function negativeSoa(zone: Zone): RecordSet {
  const soa = zone.nodes.get(zone.name)?.get('SOA');
  if (soa === undefined) throw new Error(`The zone ${zone.name} has no SOA.`);
  return { ...soa, ttl: Math.min(soa.ttl, Number(soa.values[0]?.split(' ').at(-1))) };
}
