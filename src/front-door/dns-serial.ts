import type { DnsAnswer, DnsRecord } from '../model/dns.ts';
import { plainName } from './dns-value.ts';

/** The serial of a zone where an answer tells it: its SOA stands in the answer, or in a negative one beside it. */
export function serialIn(answer: DnsAnswer, zone: string): number | null {
  const soa = [...answer.records, ...answer.authority].find(
    (record) => record.type === 'SOA' && plainName(record.name) === plainName(zone),
  );
  return soa === undefined ? null : serialOf(soa);
}

/** Mname, rname, serial, refresh, retry, expire, minimum. */
function serialOf({ value }: DnsRecord): number | null {
  const serial = value.trim().split(/\s+/)[2];
  return serial !== undefined && /^\d{1,10}$/.test(serial) ? Number(serial) : null;
}

/** Serials go round (RFC 1982): 4294967295 comes right before 0. */
export function isOlder(one: number, other: number): boolean {
  return one !== other && (other - one) >>> 0 < 2 ** 31;
}
