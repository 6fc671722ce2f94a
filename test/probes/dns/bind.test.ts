import { expect, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { dnsReader } from '../../../src/dns/dns-reader.ts';
import type { ProbeResult } from '../../../src/model/catalogue.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { pointsTo } from '../../../src/probes/dns/points-to.ts';
import { recorded } from '../../../src/probes/dns/recorded.ts';
import { bindTest as test, type DnsWorld } from '../../support/dns/bind.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const NEW = '203.0.113.100';
const OLD = '198.51.100.1';
const PATIENTLY = { timeout: 30_000, interval: 50 };

function portsOf(world: DnsWorld): Readers {
  return readersOf([], { dns: dnsReader(world.dialer, systemClock) });
}

function inputOf(world: DnsWorld, records: readonly { name: string; value: string }[]) {
  const [resolver] = world.resolvers;
  const resolvers = [{ address: '127.0.0.1', port: resolver?.port ?? 0, name: 'local' }];
  return { records, resolvers };
}

const look = (world: DnsWorld, name: string, value: string) =>
  pointsTo.look(inputOf(world, [{ name, value }]), portsOf(world), NEVER);

const briefly = ({ verdict, cause, notes }: ProbeResult) => [
  verdict,
  cause?.code,
  notes.map(({ code }) => code),
];

const words = (said: ProbeResult | undefined) =>
  said?.door?.flatMap(({ cells }) => cells.map(({ word }) => word));

async function both(world: DnsWorld, ...changes: string[]): Promise<void> {
  for (const server of [world.first, world.second]) await server.update('shop.example', changes);
}

test('a name that both servers give right passes, over IPv4 and IPv6', async ({ world }) => {
  const said = await look(world, 'www.shop.example', '203.0.113.1');

  expect(briefly(said)).toEqual(['pass', undefined, []]);
  expect(said.door?.[0]?.cells[0]?.params).toEqual({ n: 3, of: 3 });
});

const OUTCOMES: readonly (readonly [string, string, string, readonly unknown[]])[] = [
  [
    'a CNAME in the zone',
    'api.shop.example',
    '203.0.113.1',
    ['pass', undefined, ['dns-through-cname']],
  ],
  [
    'a CNAME out of the zone',
    'outside.shop.example',
    '203.0.113.80',
    ['pass', undefined, ['dns-through-cname']],
  ],
  [
    'a CNAME to the host itself',
    'outside.shop.example',
    'www.elsewhere.example',
    ['pass', undefined, []],
  ],
  [
    'a CNAME to what is not there',
    'nowhere.shop.example',
    'nothing.elsewhere.example',
    ['wait', 'dns-target-nowhere', []],
  ],
  ['a wildcard', 'x.wild.shop.example', '203.0.113.9', ['pass', undefined, ['dns-wildcard']]],
  ['a name that is not there', 'none.shop.example', NEW, ['wait', 'dns-name-absent', []]],
  ['a name without addresses', 'text.shop.example', NEW, ['wait', 'dns-record-absent', []]],
  ['only IPv6', 'six.shop.example', '2001:db8::80', ['pass', undefined, []]],
  ['a zone below the zone', 'www.team.shop.example', '203.0.113.7', ['pass', undefined, []]],
  ['a signed zone', 'www.secure.example', '203.0.113.4', ['pass', undefined, []]],
  [
    'a zone whose signatures are wrong',
    'www.broken.example',
    '203.0.113.5',
    ['wait', 'dns-bogus', []],
  ],
  [
    'a server that does not have the zone',
    'www.lame.example',
    NEW,
    ['unknown', 'dns-server-refuses', ['dns-resolver-silent']],
  ],
  [
    'a server that nobody can reach',
    'www.dead.example',
    NEW,
    ['unknown', 'dns-server-unreachable', ['dns-resolver-silent']],
  ],
];

for (const [what, name, value, outcome] of OUTCOMES)
  test(`${what}: ${name}`, async ({ world }) => {
    expect(briefly(await look(world, name, value))).toEqual(outcome);
  });

test('servers that disagree: the one that is behind is named with its serial', async ({
  world,
}) => {
  await both(world, `add differ.shop.example 60 A ${OLD}`);
  await world.first.update('shop.example', [
    'delete differ.shop.example A',
    `add differ.shop.example 60 A ${NEW}`,
  ]);
  // The first one is ahead by what only it has.
  await world.first.update('shop.example', ['add only-first.shop.example 60 A 203.0.113.2']);

  const said = await look(world, 'differ.shop.example', NEW);

  expect(said.cause).toMatchObject({
    code: 'dns-server-stale',
    params: { servers: 'ns2.shop.example (192.0.2.2)' },
  });
});

test('what stands there is recorded by name and type', async ({ world }) => {
  const records = ['www', 'api', 'six', 'none'].map((label) => ({
    name: `${label}.shop.example`,
    value: '',
  }));

  const said = await recorded.look(
    { ...inputOf(world, records), ca: 'other.example' },
    portsOf(world),
    NEVER,
  );

  const about = {
    zone: 'shop.example',
    servers: ['ns1.shop.example', 'ns2.shop.example'],
    delegated: ['ns1.shop.example', 'ns2.shop.example'],
    at: expect.any(Number),
  };
  expect(said.finds).toEqual({
    before: [
      { name: 'www.shop.example', type: 'A', values: ['203.0.113.1'], ttl: 60, ...about },
      { name: 'api.shop.example', type: 'CNAME', values: ['www.shop.example'], ttl: 300, ...about },
      { name: 'six.shop.example', type: 'AAAA', values: ['2001:db8::80'], ttl: 300, ...about },
      { name: 'none.shop.example', type: '', values: [], ttl: 30, ...about },
    ],
  });
  expect(said.notes.map(({ code }) => code).toSorted()).toEqual([
    'dns-caa-forbids',
    'dns-nothing-there',
    'dns-ttl-high',
  ]);
});

test('a move is seen live, and the old answer of the resolver turns when its time is up', async ({
  world,
}) => {
  const name = 'move.shop.example';
  await both(world, `add ${name} 5 A ${OLD}`);
  const before = [{ name, type: 'A', values: [OLD], ttl: 5 }];
  const over = new AbortController();
  const results: ProbeResult[] = [];
  const input = { ...inputOf(world, [{ name, value: NEW }]), before };
  const following = (async () => {
    for await (const said of pointsTo.follow?.(input, portsOf(world), over.signal) ?? [])
      results.push(said);
  })();
  const ended = Promise.allSettled([following]);
  onTestFinished(async () => {
    over.abort();
    await ended;
  });
  await vi.waitFor(() => expect(words(results.at(-1))).toEqual(['old', 'old']), PATIENTLY);

  await both(world, `delete ${name} A`, `add ${name} 5 A ${NEW}`);

  await vi.waitFor(() => expect(results.at(-1)?.verdict).toBe('pass'), PATIENTLY);
  await vi.waitFor(() => expect(words(results.at(-1))).toEqual(['new-of', 'new']), PATIENTLY);
  const until = results.flatMap(({ door = [] }) => door[0]?.cells[1]?.until ?? []);
  expect(until.length).toBeGreaterThan(0);
  expect(results.map(({ verdict }) => verdict)).not.toContain('fail');
});
