import type { DnsAnswer, DnsOutcome, DnsQuestion, DnsRecord } from '../model/dns.ts';
import type { Message } from './message.ts';

const RCODES: { readonly [rcode: number]: readonly [name: string, is: DnsOutcome] } = {
  1: ['FORMERR', 'not-implemented'],
  2: ['SERVFAIL', 'servfail'],
  3: ['NXDOMAIN', 'nxdomain'],
  4: ['NOTIMP', 'not-implemented'],
  5: ['REFUSED', 'refused'],
  9: ['NOTAUTH', 'refused'],
  16: ['BADVERS', 'not-implemented'],
};

/** What a message says, in the words of the model. */
export function outcomeOf(
  message: Message,
  question: DnsQuestion,
): Pick<DnsAnswer, 'is' | 'code' | 'negativeTtl'> {
  const { records, authority, rcode, extended } = message;
  const [name, is] =
    rcode === 0
      ? (['NOERROR', hasAnswer(records, authority, question) ? 'answer' : 'nodata'] as const)
      : (RCODES[rcode] ?? ([`RCODE ${rcode}`, 'servfail'] as const));
  const isNegative = is === 'nodata' || is === 'nxdomain';
  return {
    is,
    code: [name, ...extended].join(' · '),
    negativeTtl: isNegative ? negativeTtlOf(authority) : null,
  };
}

/**
 * A CNAME alone is an answer too where nothing says that the chain is over: a server need not know what lies in
 * another's zone. With an SOA beside it the name at its end is known to have nothing of that type.
 */
function hasAnswer(
  records: readonly DnsRecord[],
  authority: readonly DnsRecord[],
  { type }: DnsQuestion,
): boolean {
  if (records.some((record) => record.type === type)) return true;
  return records.length > 0 && !authority.some((record) => record.type === 'SOA');
}

/** RFC 2308 §5: the smaller one of the SOA's own TTL and its last number. */
function negativeTtlOf(authority: readonly DnsRecord[]): number | null {
  const soa = authority.find(({ type }) => type === 'SOA');
  if (soa === undefined) return null;
  return Math.min(soa.ttl, Number(soa.value.split(' ').at(-1)));
}
