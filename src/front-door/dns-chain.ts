import type { DnsAnswer, DnsRecord } from '../model/dns.ts';
import { canonical, plainName } from './dns-value.ts';

/** No sound set-up needs more CNAMEs than this one after the other. */
export const LONGEST_CHAIN = 8;

/** Where the records of one answer lead. `names`: the targets of the CNAMEs in their order. */
export type DnsChain = {
  readonly names: readonly string[];
  /** Addresses at its end, in one form, without doubles. */
  readonly addresses: readonly string[];
  /** The least TTL of all that it goes through, in seconds; null where there is no record. */
  readonly ttl: number | null;
  readonly is: 'whole' | 'loop' | 'too-long';
  /** The name itself has a CNAME and addresses: both cannot be. */
  readonly isTorn: boolean;
};

/**
 * Follows CNAMEs inside one answer. What lies outside of `zone` counts for nothing there: a server may hold whatever it
 * likes of a zone that is not its own.
 */
export function chainOf(answer: DnsAnswer, zone?: string): DnsChain {
  const { name, type } = answer.question;
  const own = answer.records.filter((record) => isWithin(record.name, zone));
  const names: string[] = [];
  const used: DnsRecord[] = [];
  let at = plainName(name);
  let is: DnsChain['is'] = 'whole';
  for (;;) {
    const cname = own.find((record) => record.type === 'CNAME' && plainName(record.name) === at);
    if (cname === undefined) break;
    used.push(cname);
    at = plainName(cname.value);
    if (at === plainName(name) || names.includes(at)) {
      is = 'loop';
      break;
    }
    names.push(at);
    if (names.length > LONGEST_CHAIN) {
      is = 'too-long';
      break;
    }
  }
  const ends = own.filter((record) => record.type === type && plainName(record.name) === at);
  const ttls = [...used, ...ends].map((record) => record.ttl);
  return {
    names,
    addresses: [...new Set(ends.map((record) => canonical(record.value)))].toSorted(),
    ttl: ttls.length === 0 ? null : Math.min(...ttls),
    is,
    isTorn:
      used.length > 0 &&
      own.some((record) => record.type === type && plainName(record.name) === plainName(name)),
  };
}

export function isWithin(name: string, zone: string | undefined): boolean {
  if (zone === undefined || zone === '') return true;
  const [plain, above] = [plainName(name), plainName(zone)];
  return plain === above || plain.endsWith(`.${above}`);
}
