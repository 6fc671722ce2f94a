import { expect, test } from 'vitest';
import type { DnsReader, DnsRecord } from '../../src/model/dns.ts';
import { expectedAddresses } from '../../src/probes/expected-addresses.ts';
import { FAKE_READERS } from '../support/fake-ports.ts';
import { NEVER } from '../support/probes/readers.ts';

const NAME = 'lb.example.test';

type Given = Pick<DnsRecord, 'type' | 'value'> & { readonly name?: string };

function resolving(records: readonly Given[]): DnsReader {
  const server = { role: 'system', name: '', address: '192.0.2.53', port: 53 } as const;
  return {
    ...FAKE_READERS.dns,
    system: () => [server],
    ask: async (question) => ({
      server,
      question,
      is: 'answer',
      records: records
        .filter(({ type }) => type === 'CNAME' || type === question.type)
        .map((one) => ({ name: NAME, ttl: 60, ...one })),
      authority: [],
      additional: [],
      authoritative: false,
      authentic: false,
      negativeTtl: null,
      transport: 'udp',
      code: '',
      at: 0,
      ms: 1,
    }),
  };
}

test.each<[string, readonly string[], readonly Given[], readonly string[] | null, string]>([
  ['addresses stand for themselves', ['192.0.2.1'], [], ['192.0.2.1'], '192.0.2.1'],
  [
    'a host name stands for all its addresses',
    [NAME],
    [
      { type: 'A', value: '192.0.2.1' },
      { type: 'AAAA', value: '2001:db8::1' },
    ],
    ['192.0.2.1', '2001:db8::1'],
    NAME,
  ],
  [
    'a host name stands for what its CNAME leads to',
    [NAME],
    [
      { type: 'CNAME', value: 'a.example.test' },
      { type: 'A', name: 'a.example.test', value: '192.0.2.1' },
    ],
    ['192.0.2.1'],
    NAME,
  ],
  [
    'what an answer has of other names counts for nothing',
    [NAME],
    [{ type: 'A', name: 'other.example.test', value: '192.0.2.1' }],
    null,
    NAME,
  ],
  [
    'a name without an address can not be compared',
    ['192.0.2.1', NAME],
    [],
    null,
    `192.0.2.1, ${NAME}`,
  ],
  ['an empty list can not be compared', [], [], null, '-'],
])('%s', async (_, expected, records, addresses, shown) => {
  const seen = await expectedAddresses(expected, '2.3', resolving(records), NEVER);

  expect(seen).toEqual({ shown, addresses, source: '2.3' });
});
