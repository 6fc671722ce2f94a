import { expect, test } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import type { DnsReader } from '../../../src/model/dns.ts';
import type { HttpQuestion, HttpSeen } from '../../../src/model/http.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { answers } from '../../../src/probes/http/answers.ts';
import { webReaders } from '../../support/http/readers.ts';
import { NEVER } from '../../support/probes/readers.ts';

/** A reader that answers everything so. */
function always(seen: HttpSeen): Readers['http'] & { readonly asked: HttpQuestion[] } {
  const asked: HttpQuestion[] = [];
  return {
    asked,
    get: async (question) => {
      asked.push(question);
      return seen;
    },
  };
}
const GOOD: HttpSeen = {
  is: 'answer',
  address: '192.0.2.7',
  version: '2',
  status: 200,
  headers: { 'strict-transport-security': 'max-age=1' },
  body: '',
  cut: false,
  firstByteMs: 1,
  ms: 1,
};
const DNS: DnsReader = {
  ask: async (question, server) => ({
    server,
    question,
    is: 'answer',
    records:
      question.type === 'A'
        ? [{ name: question.name, type: 'A', ttl: 60, value: '192.0.2.7' }]
        : [],
    authority: [],
    additional: [],
    authoritative: false,
    authentic: false,
    negativeTtl: null,
    transport: 'udp',
    code: 'NOERROR',
    at: 0,
    ms: 1,
  }),
  zone: async () => ({ name: null, answers: [] }),
  system: () => [{ role: 'system', name: 'system', address: '192.0.2.53', port: 53 }],
};

test('the address that was used is the expected one, or the failure shows both', async () => {
  const http = always(GOOD);
  const { ports } = webReaders({ http, dns: DNS });
  const input = { hosts: ['www.example.test'], address: '192.0.2.7', source: '2.3' };

  const right = await answers.look({ ...input, expected: ['192.0.2.7'] }, ports, NEVER);
  const byName = await answers.look({ ...input, expected: ['lb.example.test'] }, ports, NEVER);
  const wrong = await answers.look({ ...input, expected: ['192.0.2.9'] }, ports, NEVER);

  expect([right.verdict, byName.verdict, wrong.verdict]).toEqual(['pass', 'pass', 'fail']);
  expect(wrong.cause?.params).toEqual({
    names: 'www.example.test',
    address: '192.0.2.7',
    expected: '192.0.2.9',
    source: '2.3',
  });
  expect(wrong.door?.[0]).toMatchObject({ expected: '192.0.2.9', cells: [{ word: 'elsewhere' }] });
});

test('without an address each host is asked where its name leads', async () => {
  const http = always(GOOD);
  const { ports } = webReaders({ http });

  await answers.look({ hosts: ['www.example.test', 'www.example.test'] }, ports, NEVER);

  expect(http.asked).toEqual([
    { scheme: 'https', host: 'www.example.test', port: 443, path: '/', roots: [] },
  ]);
});

test('of no host nothing is proven', async () => {
  const seen = await answers.look({ hosts: [] }, webReaders().ports, NEVER);

  expect([seen.verdict, seen.cause?.code]).toEqual(['unknown', 'nothing-expected']);
});

test.each([
  [
    'an entry that can’t be read',
    { hosts: [{ host: 'a.test', path: 'x' }] },
    'http-host-malformed',
  ],
  ['a name that is none', { hosts: ['a b'] }, 'host-name-blank'],
  ['a port that is none', { hosts: ['a.test'], port: 0 }, 'port-invalid'],
  ['a root that is not there', { hosts: ['a.test'], trust: ['none.pem'] }, 'file-missing'],
])('%s is told, and nobody is asked', async (_, input, code) => {
  const http = always(GOOD);
  const { ports } = webReaders({ http });

  const seen = await answers.look(input, ports, NEVER);

  expect([seen.verdict, seen.cause?.code, http.asked]).toEqual(['unknown', code, []]);
});

test('redirects that take too long are followed no further', async () => {
  let now = 0;
  const clock = { ...systemClock, mono: () => now };
  const http: Readers['http'] = {
    get: async ({ path: asked }) => {
      now += 9000;
      return { ...GOOD, status: 302, headers: { location: `${asked}x` } };
    },
  };
  const { ports } = webReaders({ http, clock });
  const seen = await answers.look({ hosts: ['www.example.test'] }, ports, NEVER);

  expect([seen.verdict, seen.cause?.code, now]).toEqual(['wait', 'http-redirects-slow', 18_000]);
});
