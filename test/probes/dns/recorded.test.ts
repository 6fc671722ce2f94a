import { expect, test } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { recorded } from '../../../src/probes/dns/recorded.ts';
import { fakeDns } from '../../support/probes/dns-reader.ts';
import { whilePassing } from '../../support/probes/passing.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';
import { handClock } from '../../support/hand-clock.ts';

const OLD = '198.51.100.1';
const SERVERS = ['ns1.example.com', 'ns2.example.com'];

function aWorld() {
  const clock = handClock();
  const dns = fakeDns(clock);
  dns.serve('example.com', { 'ns1.example.com': '192.0.2.1', 'ns2.example.com': '192.0.2.2' });
  return { clock, dns };
}

async function looked(world: ReturnType<typeof aWorld>, records: readonly Json[], more = {}) {
  const ports = { ...readersOf([], { dns: world.dns }), clock: world.clock };
  const input = { records, resolvers: ['8.8.8.8'], ...more };
  const { said } = await whilePassing(world.clock, recorded.look(input, ports, NEVER));
  return said;
}

test('types, values, time to live, servers and delegation of each name are found', async () => {
  const world = aWorld();
  for (const server of SERVERS) {
    world.dns.give(server, 'a.example.com', {
      A: [`60 A ${OLD}`, '60 A 198.51.100.2'],
      AAAA: ['30 AAAA 2001:db8::1'],
    });
    world.dns.give(server, 'c.example.com', {
      A: ['60 CNAME Old.Example.com.', 'old.example.com A 192.0.2.9'],
      AAAA: ['60 CNAME old.example.com'],
    });
  }

  const said = await looked(world, [
    'A.example.com.',
    { name: 'c.example.com' },
    'gone.example.com',
  ]);

  const about = {
    zone: 'example.com',
    servers: SERVERS,
    delegated: SERVERS,
    at: world.clock.now(),
  };
  expect(said.verdict).toBe('pass');
  expect(said.finds).toEqual({
    before: [
      {
        name: 'a.example.com',
        type: 'A',
        values: [OLD, '198.51.100.2'],
        ttl: 60,
        ...about,
        at: expect.any(Number),
      },
      {
        name: 'a.example.com',
        type: 'AAAA',
        values: ['2001:db8::1'],
        ttl: 30,
        ...about,
        at: expect.any(Number),
      },
      {
        name: 'c.example.com',
        type: 'CNAME',
        values: ['old.example.com'],
        ttl: 60,
        ...about,
        at: expect.any(Number),
      },
      {
        name: 'gone.example.com',
        type: '',
        values: [],
        ttl: 300,
        ...about,
        at: expect.any(Number),
      },
    ],
  });
  expect(said.notes.map(({ code, params }) => [code, params['names']])).toEqual([
    ['dns-nothing-there', 'gone.example.com'],
  ]);
  expect(said.evidence[0]?.text).toContain(`a.example.com. 60 IN A ${OLD}`);
});

test('a long time to live is said, with the instant from which a lower one helps', async () => {
  const world = aWorld();
  for (const server of SERVERS) world.dns.give(server, 'a.example.com', { A: [`3600 A ${OLD}`] });

  const said = await looked(world, ['a.example.com']);

  const [note] = said.notes;
  const helpsFrom = Date.parse(String(note?.params['helpsFrom']));
  expect(note).toMatchObject({
    code: 'dns-ttl-high',
    params: { names: 'a.example.com', ttl: 3600 },
  });
  expect(helpsFrom - world.clock.now()).toBeGreaterThanOrEqual(3_590_000);
  expect(helpsFrom - world.clock.now()).toBeLessThanOrEqual(3_660_000);
});

test('where a server is silent not all is recorded yet, so nothing is found', async () => {
  const world = aWorld();
  world.dns.give('ns1.example.com', 'a.example.com', { A: [`60 A ${OLD}`] });
  world.dns.give('ns2.example.com', 'a.example.com', { A: 'timeout', AAAA: 'timeout' });

  const said = await looked(world, ['a.example.com']);

  expect(said).toMatchObject({
    verdict: 'wait',
    cause: { code: 'dns-server-silent' },
    finds: {},
  });
});

test('a lame server beside a good one is a note', async () => {
  const world = aWorld();
  world.dns.give('ns1.example.com', 'a.example.com', { A: [`60 A ${OLD}`] });
  world.dns.give('ns2.example.com', 'a.example.com', { A: 'nodata' }, { authoritative: false });

  const said = await looked(world, ['a.example.com']);

  expect([said.verdict, said.notes.map(({ code }) => code)]).toEqual(['pass', ['dns-server-lame']]);
});

test('where all servers are lame nothing could be read', async () => {
  const world = aWorld();
  for (const server of SERVERS)
    world.dns.give(server, 'a.example.com', { A: 'refused', AAAA: 'refused' });

  const said = await looked(world, ['a.example.com']);

  expect([said.verdict, said.cause?.code, said.finds]).toEqual([
    'unknown',
    'dns-server-refuses',
    {},
  ]);
});

test('servers that differ are both recorded, and it is said', async () => {
  const world = aWorld();
  world.dns.give('ns1.example.com', 'a.example.com', { A: [`60 A ${OLD}`] });
  world.dns.give('ns2.example.com', 'a.example.com', { A: ['60 A 198.51.100.2'] });

  const said = await looked(world, ['a.example.com']);

  expect(said.finds).toMatchObject({ before: [{ values: [OLD, '198.51.100.2'] }] });
  expect(said.notes[0]).toMatchObject({
    code: 'dns-servers-disagree',
    params: {
      said: `${OLD} (ns1.example.com (192.0.2.1)); 198.51.100.2 (ns2.example.com (192.0.2.2))`,
    },
  });
});

test('a zone that resolvers refuse as bogus is said', async () => {
  const world = aWorld();
  for (const server of SERVERS) world.dns.give(server, 'a.example.com', { A: [`60 A ${OLD}`] });
  world.dns.give('8.8.8.8', 'a.example.com', { A: 'servfail', AAAA: 'servfail' });
  world.dns.give('8.8.8.8', 'a.example.com cd', { A: [`60 A ${OLD}`] });

  const said = await looked(world, ['a.example.com']);

  expect([said.verdict, said.notes.map(({ code }) => code)]).toEqual(['pass', ['dns-bogus']]);
});

test('a private name that nobody can be asked for yet does not keep the others from being recorded', async () => {
  const world = aWorld();
  for (const server of SERVERS) world.dns.give(server, 'a.example.com', { A: [`60 A ${OLD}`] });

  const said = await looked(world, [
    'a.example.com',
    { name: 'db.example.com', view: 'private' },
    { name: 'mq.example.com', view: 'private' },
  ]);

  expect(said).toMatchObject({ verdict: 'pass', finds: { before: [{ name: 'a.example.com' }] } });
  expect(said.finds['before']).toHaveLength(1);
  expect(said.notes.map(({ code, params }) => [code, params['names']])).toEqual([
    ['dns-private-unrecorded', 'db.example.com, mq.example.com'],
  ]);
});

test('a private name whose resolver is silent could not be read', async () => {
  const world = aWorld();
  for (const server of SERVERS) world.dns.give(server, 'a.example.com', { A: [`60 A ${OLD}`] });
  world.dns.give('10.0.0.2', 'db.example.com', { A: 'timeout', AAAA: 'timeout' });

  const said = await looked(world, ['a.example.com', { name: 'db.example.com', view: 'private' }], {
    resolvers: ['8.8.8.8', { address: '10.0.0.2', view: 'private' }],
  });

  expect([said.verdict, said.cause?.code]).toEqual(['wait', 'dns-resolver-silent']);
});

test.each<[string, readonly string[], string, string | null, string[]]>([
  [
    'the site’s authority may issue',
    ['CAA 0 issue "ca.example; policy=ev"'],
    'example.com',
    'ca.example',
    [],
  ],
  [
    'another authority may not',
    ['CAA 0 issue "other.example"'],
    'example.com',
    'ca.example',
    ['dns-caa-forbids'],
  ],
  ['the nearest name decides', ['CAA 0 issue "ca.example"'], 'a.example.com', 'ca.example', []],
  ['nobody may', ['CAA 0 issue ";"'], 'example.com', null, ['dns-caa-nobody']],
  [
    'whoever is not asked for is only evidence',
    ['CAA 0 issue "other.example"'],
    'example.com',
    null,
    [],
  ],
  [
    'CAA without any issue allows everybody',
    ['CAA 0 iodef "mailto:a@example.com"'],
    'a.example.com',
    'ca.example',
    [],
  ],
])('by CAA %s', async (_, records, at, ca, codes) => {
  const world = aWorld();
  for (const server of SERVERS) world.dns.give(server, 'a.example.com', { A: [`60 A ${OLD}`] });
  world.dns.give('8.8.8.8', 'a.example.com', { A: [`60 A ${OLD}`] });
  world.dns.give('8.8.8.8', 'example.com', { CAA: ['CAA 0 issue "far.example"'] });
  world.dns.give('8.8.8.8', at, { A: [`60 A ${OLD}`], CAA: records });

  const said = await looked(world, ['a.example.com'], { ca });

  expect([said.verdict, said.notes.map(({ code }) => code)]).toEqual(['pass', codes]);
  expect(said.evidence.map(({ name }) => name)).toEqual(['dns', 'caa']);
});

test.each<[string, readonly Json[], string]>([
  ['no name', [], 'nothing-expected'],
  ['a name that is none', ['https://a.example.com'], 'host-name-url'],
  ['a row without a name', [{ value: OLD }], 'host-name-empty'],
  [
    'a private name that nobody can be asked for',
    [{ name: 'a.example.com', view: 'private' }],
    'dns-private-unasked',
  ],
  ['a name whose zone can not be found', ['a.example.org'], 'dns-zone-unknown'],
])('%s is unknown', async (_, records, code) => {
  const said = await looked(aWorld(), records);

  expect([said.verdict, said.cause?.code, said.finds]).toEqual(['unknown', code, {}]);
});
