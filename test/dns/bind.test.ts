import { expect, vi } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { dnsReader } from '../../src/dns/dns-reader.ts';
import type { DnsAnswer, DnsQuestion, DnsServer } from '../../src/model/dns.ts';
import { bindTest as test, type DnsWorld } from '../support/dns/bind.ts';

const NEVER = new AbortController().signal;
const FIRST = authority('192.0.2.1');
const SECOND = authority('192.0.2.2');
const SOA = 'shop.example 30 SOA ns1.shop.example hostmaster.shop.example 1 3600 600 86400 30';

const TOLD: readonly (readonly [string, DnsQuestion['type'], string])[] = [
  ['www.shop.example', 'A', 'answer: www.shop.example 60 A 203.0.113.1'],
  ['WWW.shop.example.', 'A', 'answer: www.shop.example 60 A 203.0.113.1'],
  ['six.shop.example', 'AAAA', 'answer: six.shop.example 300 AAAA 2001:db8::80'],
  [
    'api.shop.example',
    'A',
    'answer: api.shop.example 300 CNAME www.shop.example, www.shop.example 60 A 203.0.113.1',
  ],
  ['api.shop.example', 'CNAME', 'answer: api.shop.example 300 CNAME www.shop.example'],
  ['outside.shop.example', 'A', 'answer: outside.shop.example 300 CNAME www.elsewhere.example'],
  ['x.wild.shop.example', 'A', 'answer: x.wild.shop.example 300 A 203.0.113.9'],
  ['text.shop.example', 'TXT', 'answer: text.shop.example 300 TXT \u001B[31mredand more'],
  ['shop.example', 'CAA', 'answer: shop.example 300 CAA 0 issue "ca.example"'],
  [
    'shop.example',
    'NS',
    'answer: shop.example 300 NS ns1.shop.example, shop.example 300 NS ns2.shop.example',
  ],
  ['www.shop.example', 'AAAA', `nodata 30: authority ${SOA}`],
  ['none.shop.example', 'A', `nxdomain 30: authority ${SOA}`],
  [
    'www.team.shop.example',
    'A',
    'nodata by another: authority team.shop.example 300 NS ns1.team.shop.example, additional ns1.team.shop.example 300 A 192.0.2.3',
  ],
  ['www.elsewhere.example', 'A', 'refused by another:'],
];

test('an authoritative server tells of each type, of what is not there and of what is not its own', async ({
  world,
}) => {
  const told = await Promise.all(
    TOLD.map(async ([name, type]) => [
      name,
      type,
      shown(await ask(world, { name, type, norecurse: true }, FIRST)),
    ]),
  );

  expect(told).toEqual(TOLD);
});

test('the DS of a signed zone stands in its parent', async ({ world }) => {
  const question = { name: 'secure.example', type: 'DS', norecurse: true } as const;

  const answer = await ask(world, question, authority('192.0.2.10'));

  expect(answer.records[0]?.value).toMatch(/^\d+ 13 2 [0-9A-F]{64}$/);
});

test('a resolver says what it has validated, and gives what does not validate only unchecked', async ({
  world,
}) => {
  const [resolver] = world.resolvers;
  if (resolver === undefined) throw new Error('no resolver');
  const secure = { name: 'www.secure.example', type: 'A' } as const;
  const broken = { name: 'www.broken.example', type: 'A' } as const;

  const answers = await Promise.all([
    ask(world, secure, resolver),
    ask(world, broken, resolver),
    ask(world, { ...broken, unchecked: true }, resolver),
    ask(world, { name: 'www.shop.example', type: 'A' }, resolver),
  ]);

  expect(answers.map(({ is, authentic }) => [is, authentic])).toEqual([
    ['answer', true],
    ['servfail', false],
    ['answer', false],
    ['answer', false],
  ]);
});

test('a resolver follows a chain into another zone, to its end or to nothing', async ({
  world,
}) => {
  const [resolver] = world.resolvers;
  if (resolver === undefined) throw new Error('no resolver');

  const there = await ask(world, { name: 'outside.shop.example', type: 'A' }, resolver);
  const nowhere = await ask(world, { name: 'nowhere.shop.example', type: 'A' }, resolver);

  expect(there.records.map(({ value }) => value)).toEqual([
    'www.elsewhere.example',
    '203.0.113.80',
  ]);
  expect(nowhere).toMatchObject({
    is: 'nxdomain',
    negativeTtl: 30,
    records: [{ type: 'CNAME', value: 'nothing.elsewhere.example' }],
  });
});

test('servers disagree while one has been changed, and a resolver is old until its TTL ran out', async ({
  world,
}) => {
  const [resolver] = world.resolvers;
  if (resolver === undefined) throw new Error('no resolver');
  const question = { name: 'moving.shop.example', type: 'A' } as const;
  const put = (address: string) => [
    'delete moving.shop.example A',
    `add moving.shop.example 2 A ${address}`,
  ];
  await world.first.update('shop.example', put('203.0.113.20'));
  await world.second.update('shop.example', put('203.0.113.20'));
  const valueAt = async (server: DnsServer) =>
    (await ask(world, question, server)).records[0]?.value;
  expect(await valueAt(resolver)).toBe('203.0.113.20');

  await world.first.update('shop.example', put('203.0.113.21'));

  expect(await valueAt(FIRST)).toBe('203.0.113.21');
  expect(await valueAt(SECOND)).toBe('203.0.113.20');
  expect(await valueAt(resolver)).toBe('203.0.113.20');
  await vi.waitFor(async () => expect(await valueAt(resolver)).toBe('203.0.113.21'), 10_000);
});

test('what does not fit into a datagram comes over TCP', async ({ world }) => {
  const adds = Array.from(
    { length: 90 },
    (_, index) => `add many.shop.example 60 A 10.1.0.${index}`,
  );
  await world.first.update('shop.example', adds);

  const answer = await ask(world, { name: 'many.shop.example', type: 'A' }, FIRST);

  expect([answer.transport, answer.records.length]).toEqual(['tcp', 90]);
});

test('a server that has stopped is unreachable, and answers again when it is back', async ({
  world,
}) => {
  const question = { name: 'www.shop.example', type: 'A' } as const;

  await world.second.stop();
  const gone = await ask(world, question, SECOND);
  await world.second.start();
  const back = await ask(world, question, SECOND);

  expect([gone, back]).toMatchObject([
    { is: 'unreachable', code: 'ECONNREFUSED' },
    { is: 'answer' },
  ]);
});

function ask(world: DnsWorld, question: DnsQuestion, server: DnsServer): Promise<DnsAnswer> {
  return dnsReader(world.dialer, systemClock).ask(question, server, NEVER);
}

function authority(address: string): DnsServer {
  return { role: 'authority', name: address, address, port: 53 };
}

function shown({ is, negativeTtl, records, ...rest }: DnsAnswer): string {
  const lines = (list: DnsAnswer['records'], prefix = '') =>
    list.map(({ name, ttl, type, value }) => `${prefix}${name} ${ttl} ${type} ${value}`);
  // Who gives an answer may tell beside it who its servers are.
  const beside =
    is === 'answer'
      ? []
      : [...lines(rest.authority, 'authority '), ...lines(rest.additional, 'additional ')];
  const by = rest.authoritative ? '' : ' by another';
  const head = negativeTtl === null ? `${is}${by}:` : `${is} ${negativeTtl}:`;
  return `${head} ${[...lines(records).toSorted(), ...beside].join(', ')}`.trim();
}
