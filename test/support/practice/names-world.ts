import { onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { dnsReader } from '../../../src/dns/dns-reader.ts';
import type { DnsAnswer, DnsQuestion, DnsServer } from '../../../src/model/dns.ts';
import { type NamesOptions, startNames } from '../../../src/practice/names/names.ts';
import type { RecordSet } from '../../../src/practice/names/records.ts';
import { dialerOf } from './dialer-of.ts';

const NEVER = new AbortController().signal;
export const FIRST = '198.51.100.1';
export const SECOND = '198.51.100.2';
export const RESOLVER = '192.0.2.53';

export const RECORDS: readonly RecordSet[] = [
  { name: 'shop.example.com', type: 'A', ttl: 60, values: ['203.0.113.1'] },
  { name: 'api.example.com', type: 'CNAME', ttl: 300, values: ['shop.example.com'] },
];

/** The names of the range until the test is over, as the product's own reader sees them. */
export async function namesWorld(options: Partial<NamesOptions> = {}) {
  const names = await startNames({
    zones: [{ name: 'example.com', records: RECORDS }],
    servers: [
      { name: 'ns1.example.com', address: FIRST },
      { name: 'ns2.example.com', address: SECOND },
    ],
    parent: { name: 'ns.above.example', address: '198.51.100.3' },
    resolvers: [RESOLVER],
    ...options,
  });
  onTestFinished(() => names.close());
  const dialer = dialerOf(names.doors);
  const reader = dnsReader(dialer, systemClock);
  return {
    names,
    dialer,
    reader,
    ask: (address: string, name: string, type: DnsQuestion['type'] = 'A') =>
      reader.ask({ name, type }, serverAt(address), NEVER),
  };
}

export function serverAt(address: string): DnsServer {
  const role = address === RESOLVER ? 'resolver' : 'authority';
  return { role, name: address, address, port: 53 };
}

/** `answer 60 203.0.113.1`: what is said, and for how long. */
export function shortly({ is, records }: DnsAnswer): string {
  return [is, ...records.map(({ ttl, value }) => `${ttl} ${value}`)].join(' ');
}
