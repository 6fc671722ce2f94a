import { expect, vi } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { dnsReader } from '../../src/dns/dns-reader.ts';
import type { DnsServer, DnsZone, NoZone } from '../../src/model/dns.ts';
import { handClock } from '../support/hand-clock.ts';
import { bindTest as test, type DnsWorld } from '../support/dns/bind.ts';
import { countingDialer } from '../support/dns/counting-dialer.ts';
import { playServer } from '../support/dns/dns-server.ts';
import { answerTo } from '../support/dns/packets.ts';

const NEVER = new AbortController().signal;

const SHOP: DnsZone = {
  name: 'shop.example',
  delegated: ['ns1.shop.example', 'ns2.shop.example'],
  own: ['ns1.shop.example', 'ns2.shop.example'],
  servers: [
    authority('ns1.shop.example', '192.0.2.1'),
    authority('ns1.shop.example', '2001:db8::1'),
    authority('ns2.shop.example', '192.0.2.2'),
  ],
  unresolved: [],
  signed: false,
};

test('a zone is found with all of its servers, whatever the name in it is', async ({ world }) => {
  const names = ['', 'www.', 'api.', 'outside.', 'not.there.'].map((name) => `${name}shop.example`);

  const zones = await Promise.all(
    [...names, 'WWW.Shop.Example.'].map((name) => zoneOf(world, name)),
  );

  expect(zones).toEqual(zones.map(() => SHOP));
});

test('a zone delegated below another is found, with the address that only its parent gives', async ({
  world,
}) => {
  expect(await zoneOf(world, 'www.team.shop.example')).toEqual({
    name: 'team.shop.example',
    delegated: ['ns1.team.shop.example'],
    own: ['ns1.team.shop.example'],
    servers: [authority('ns1.team.shop.example', '192.0.2.3')],
    unresolved: [],
    signed: false,
  });
});

test('a signed zone is known as such, its signatures right or not', async ({ world }) => {
  const signed = { own: ['ns1.shop.example'], signed: true };

  expect(await zoneOf(world, 'www.secure.example')).toMatchObject(signed);
  expect(await zoneOf(world, 'www.broken.example')).toMatchObject(signed);
});

test('a zone that nobody serves is known by its parent', async ({ world }) => {
  const nobody = { own: [], unresolved: [], signed: false };

  expect(await zoneOf(world, 'www.lame.example')).toEqual({
    ...nobody,
    name: 'lame.example',
    delegated: ['ns2.shop.example'],
    servers: [authority('ns2.shop.example', '192.0.2.2')],
  });
  expect(await zoneOf(world, 'www.dead.example')).toEqual({
    ...nobody,
    name: 'dead.example',
    delegated: ['ns1.dead.example'],
    servers: [authority('ns1.dead.example', '192.0.2.99')],
  });
});

test('where no parent can be asked, the resolvers name the servers', async ({ world }) => {
  expect(await zoneOf(world, 'example')).toMatchObject({
    name: 'example',
    delegated: [],
    own: ['ns1.example'],
    servers: [authority('ns1.example', '192.0.2.10')],
  });
});

test('a server that only the zone itself names is found too, and one without address is told', async ({
  world,
}) => {
  await world.second.update('shop.example', [
    'add shop.example 300 NS ns3.shop.example',
    'add ns3.shop.example 300 A 192.0.2.3',
    'add shop.example 300 NS ns4.nowhere.example',
  ]);

  const zone = await zoneOf(world, 'www.shop.example');

  expect(zone).toMatchObject({
    delegated: SHOP.delegated,
    own: ['ns1.shop.example', 'ns2.shop.example', 'ns3.shop.example', 'ns4.nowhere.example'],
    unresolved: ['ns4.nowhere.example'],
  });
  expect(zone).toHaveProperty('servers', [
    ...SHOP.servers,
    authority('ns3.shop.example', '192.0.2.3'),
  ]);
  await world.second.update('shop.example', [
    'delete shop.example NS ns3.shop.example',
    'delete shop.example NS ns4.nowhere.example',
    'delete ns3.shop.example A',
  ]);
});

test('an address that only old glue names is a server all the same', async ({ world }) => {
  const glue = (from: string, to: string) => [
    `delete ns2.shop.example A ${from}`,
    `add ns2.shop.example 300 A ${to}`,
  ];
  await world.parent.update('example', glue('192.0.2.2', '192.0.2.3'));

  const zone = await zoneOf(world, 'www.shop.example');

  await world.parent.update('example', glue('192.0.2.3', '192.0.2.2'));
  expect(zone).toEqual({
    ...SHOP,
    servers: [
      authority('ns1.shop.example', '192.0.2.1'),
      authority('ns1.shop.example', '2001:db8::1'),
      authority('ns2.shop.example', '192.0.2.3'),
      authority('ns2.shop.example', '192.0.2.2'),
    ],
  });
});

test('one resolver that works is enough', async ({ world }) => {
  const refusing = await playServer({ udp: (query, send) => send(answerTo(query, { rcode: 5 })) });
  const silent = await playServer({ udp: () => {} });
  const reader = dnsReader(world.dialer, systemClock);

  const zone = await reader.zone('www.shop.example', [silent, refusing, ...world.resolvers], NEVER);

  expect(zone).toEqual(SHOP);
});

test('without a resolver that works there is no zone, but what they said', async ({ world }) => {
  const refusing = await playServer({ udp: (query, send) => send(answerTo(query, { rcode: 5 })) });
  const reader = dnsReader(world.dialer, systemClock);

  expect(await reader.zone('www.shop.example', [refusing], NEVER)).toMatchObject({
    name: null,
    answers: [{ is: 'refused', question: { name: 'www.shop.example', type: 'SOA' } }],
  });
  expect(await reader.zone('www.shop.example', [], NEVER)).toEqual({ name: null, answers: [] });
  expect(await reader.zone('a..b', world.resolvers, NEVER)).toEqual({ name: null, answers: [] });
});

test('a resolver that is silent ends the search in its time', async ({ world }) => {
  const silent = await playServer({ udp: () => {}, tcp: () => {} });
  const dialer = countingDialer(world.dialer);
  const clock = handClock();

  const asked = dnsReader(dialer, clock).zone('www.shop.example', [silent], NEVER);
  await vi.waitFor(() => expect(silent.seen.udp).toBe(1));
  await clock.pass(6_000);

  expect(await asked).toMatchObject({ name: null, answers: [{ is: 'timeout' }] });
  await vi.waitFor(() => expect(dialer.count().open).toBe(0));
});

test('sixteen names of one zone cost one walk, and a minute later another', async ({ world }) => {
  const dialer = countingDialer(world.dialer);
  const clock = handClock();
  const reader = dnsReader(dialer, clock);
  const names = Array.from({ length: 16 }, (_, index) => `name-${index}.shop.example`);
  const all = () => Promise.all(names.map((name) => reader.zone(name, world.resolvers, NEVER)));

  const zones = await all();
  const { opened } = dialer.count();
  await clock.pass(59_999);
  await all();
  const { opened: still } = dialer.count();
  await clock.pass(1);
  await reader.zone('name-0.shop.example', world.resolvers, NEVER);

  expect(new Set(zones)).toEqual(new Set([SHOP]));
  expect(opened).toBeLessThan(16 + 20);
  expect(still).toBe(opened);
  expect(dialer.count().opened).toBeGreaterThan(opened);
});

test('whoever gives up is gone at once, and who still waits has the zone', async ({ world }) => {
  const reader = dnsReader(world.dialer, systemClock);
  const gone = new AbortController();

  const given = reader.zone('www.shop.example', world.resolvers, gone.signal);
  const kept = reader.zone('www.shop.example', world.resolvers, NEVER);
  gone.abort(new Error('enough'));

  await expect(given).rejects.toThrow('enough');
  expect(await kept).toEqual(SHOP);
});

function zoneOf(world: DnsWorld, name: string): Promise<DnsZone | NoZone> {
  return dnsReader(world.dialer, systemClock).zone(name, world.resolvers, NEVER);
}

function authority(name: string, address: string): DnsServer {
  return { role: 'authority', name, address, port: 53 };
}
