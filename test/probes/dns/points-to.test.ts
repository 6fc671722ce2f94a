import { expect, test } from 'vitest';
import type { FakeDns } from '../../support/probes/dns-reader.ts';
import {
  aPointsToWorld,
  giveAll,
  looked,
  names,
  NEW,
  OLD,
  RESOLVERS,
  rows,
  SERVERS,
} from '../../support/probes/points-to-world.ts';

test('every name new at every authoritative server is a pass, with a row each', async () => {
  const world = aPointsToWorld();
  for (const name of names(2)) giveAll(world.dns, name, NEW);

  const { said } = await looked(world, { records: rows(names(2)) });

  expect(said).toMatchObject({ verdict: 'pass', cause: null, finds: {} });
  expect(
    said.door?.map(({ name, expected, cells }) => [
      name,
      expected,
      ...cells.map(({ column, word, params, aside }) => [column.is, word, params, aside]),
    ]),
  ).toEqual(
    names(2).map((name) => [
      name,
      NEW,
      ['authority', 'new-of', { n: 2, of: 2 }, undefined],
      ...RESOLVERS.map(() => ['resolver', 'new', {}, true]),
    ]),
  );
});

test('evidence reads as dig would show it, name by name', async () => {
  const world = aPointsToWorld();
  giveAll(world.dns, 'www.example.com', NEW);

  const { said } = await looked(world, {
    records: rows(['www.example.com']),
    resolvers: RESOLVERS.slice(0, 1),
  });

  expect(
    said.evidence[0]?.text
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
      .replace(/nobody-\S+/, 'nobody.'),
  ).toMatchInlineSnapshot(`
    ";; www.example.com: pass, to lead to 203.0.113.10, zone example.com
    ; www.example.com. A @ns1.example.com (192.0.2.1), NOERROR, aa norecurse, udp, 10 ms, TIME
    www.example.com. 600 IN A 203.0.113.10
    ; www.example.com. AAAA @ns1.example.com (192.0.2.1), NOERROR, no such record, aa norecurse, udp, 10 ms, TIME
    ; www.example.com. A @ns2.example.com (192.0.2.2), NOERROR, aa norecurse, udp, 10 ms, TIME
    www.example.com. 600 IN A 203.0.113.10
    ; www.example.com. AAAA @ns2.example.com (192.0.2.2), NOERROR, no such record, aa norecurse, udp, 10 ms, TIME
    ; www.example.com. A @8.8.8.8, NOERROR, udp, 10 ms, TIME
    www.example.com. 600 IN A 203.0.113.10
    ; www.example.com. AAAA @8.8.8.8, NOERROR, no such record, udp, 10 ms, TIME
    ; nobody. A @ns1.example.com (192.0.2.1), NXDOMAIN, aa norecurse, udp, 10 ms, TIME
    "
  `);
});

test('the worst name says why, the others stand beside it, the same of several together', async () => {
  const world = aPointsToWorld();
  const [first = '', second = '', third = ''] = names(3);
  for (const name of [first, second]) giveAll(world.dns, name, OLD);
  giveAll(world.dns, third, NEW);
  world.dns.give('ns2.example.com', third, { A: 'refused', AAAA: 'refused' });
  const before = [first, second].map((name) => ({ name, type: 'A', values: [OLD], ttl: 60 }));

  const { said } = await looked(world, { records: rows(names(3)), before });

  expect(said.verdict).toBe('unknown');
  expect(
    [said.cause, ...said.others].map((one) => [one?.code, one?.params['names'], one?.count]),
  ).toEqual([
    ['dns-server-refuses', third, 1],
    ['dns-old', `${first}, ${second}`, 2],
  ]);
});

test('two rows of one name are both to be so', async () => {
  const world = aPointsToWorld();
  const answers = { A: [`A ${NEW}`], AAAA: ['AAAA 2001:db8::10'] };
  for (const server of SERVERS) world.dns.give(server, 'n0.example.com', answers);

  const records = [NEW, '2001:db8::10'].map((value) => ({ name: 'n0.example.com', value }));
  const { said } = await looked(world, { records });

  expect([said.verdict, said.door?.length]).toEqual(['pass', 1]);
});

test('a name that two rows lead to different places does not pass where it leads to one of them', async () => {
  const world = aPointsToWorld();
  for (const name of names(2)) giveAll(world.dns, name, NEW);
  const rowsOf = (name: string, ...values: readonly string[]) =>
    values.map((value) => ({ name, value }));

  const apart = [
    ...rowsOf('n0.example.com', NEW, OLD),
    ...rowsOf('n1.example.com', NEW, 'lb.example.com'),
  ];
  const { said } = await looked(world, { records: apart });

  expect([said.verdict, said.cause?.code]).toEqual(['wait', 'dns-values-missing']);
  expect(said.door?.map(({ name, cells }) => [name, cells[0]?.word])).toEqual([
    ['n0.example.com', 'mixed'],
    ['n1.example.com', 'new-of'],
    ['n1.example.com', 'other'],
  ]);
});

test('without resolvers of the site those of the machine are asked', async () => {
  const world = aPointsToWorld();
  giveAll(world.dns, 'n0.example.com', NEW);

  await looked(world, { records: rows(['n0.example.com']), resolvers: undefined });

  expect(world.dns.asked).toContain('n0.example.com A @127.0.0.53');
});

test('a private name is asked only of resolvers of its view, a public one of none of these', async () => {
  const world = aPointsToWorld();
  const inside = { address: '10.0.0.53', view: 'private' };
  world.dns.give('10.0.0.53', 'in.example.com', { A: ['A 10.0.0.7'] });
  giveAll(world.dns, 'n0.example.com', NEW);

  const records = [
    { name: 'in.example.com', value: '10.0.0.7', view: 'private' },
    ...rows(['n0.example.com']),
  ];
  const { said } = await looked(world, { records, resolvers: ['8.8.8.8', inside] });

  expect(said.verdict).toBe('pass');
  expect(
    world.dns.asked.filter((one) => one.startsWith('in.') || one.endsWith('@10.0.0.53')),
  ).toEqual(['in.example.com A @10.0.0.53', 'in.example.com AAAA @10.0.0.53']);
});

test('CNAMEs out of the zone are followed in their own zones, each host once', async () => {
  const world = aPointsToWorld();
  world.dns.serve('example.net', {
    'a1.example.net': '192.0.2.11',
    'a2.example.net': '192.0.2.12',
  });
  for (const name of names(3))
    for (const server of SERVERS)
      world.dns.give(server, name, { A: ['CNAME lb.example.net'], AAAA: ['CNAME lb.example.net'] });
  for (const server of ['a1.example.net', 'a2.example.net'])
    world.dns.give(server, 'lb.example.net', { A: [`A ${NEW}`] });

  const { said } = await looked(world, { records: rows(names(3)), resolvers: ['8.8.8.8'] });

  expect([said.verdict, said.notes.map(({ code }) => code)]).toEqual([
    'pass',
    ['dns-through-cname', 'dns-resolver-none'],
  ]);
  expect(world.dns.asked.filter((one) => one.startsWith('lb.'))).toHaveLength(4);
});

test('a circle of CNAMEs over two zones ends', async () => {
  const world = aPointsToWorld();
  world.dns.serve('example.net', { 'a1.example.net': '192.0.2.11' });
  for (const server of SERVERS) {
    world.dns.give(server, 'n0.example.com', {
      A: ['CNAME b.example.net'],
      AAAA: ['CNAME b.example.net'],
    });
    world.dns.give(server, 'c.example.com', {
      A: ['CNAME b.example.net'],
      AAAA: ['CNAME b.example.net'],
    });
  }
  world.dns.give('a1.example.net', 'b.example.net', {
    A: ['CNAME c.example.com'],
    AAAA: ['CNAME c.example.com'],
  });

  const { said } = await looked(world, { records: rows(['n0.example.com']) });

  expect([said.verdict, said.cause?.code]).toEqual(['wait', 'dns-cname-loop']);
});

test('where servers differ the serial tells which of them is behind', async () => {
  const world = aPointsToWorld();
  const soa = (serial: number) => ({ SOA: [`example.com SOA ns1 admin ${serial} 1 1 1 1`] });
  world.dns.give('ns1.example.com', 'n0.example.com', { A: [`A ${NEW}`] });
  world.dns.give('ns2.example.com', 'n0.example.com', { A: [`A ${OLD}`] });
  world.dns.give('ns1.example.com', 'example.com', soa(7));
  world.dns.give('ns2.example.com', 'example.com', soa(6));

  const { said } = await looked(world, { records: rows(['n0.example.com']) });

  expect(said.cause).toMatchObject({
    code: 'dns-server-stale',
    params: { serial: '6', newest: 7 },
  });
});

test('the serial beside a negative answer needs no question of its own', async () => {
  const world = aPointsToWorld();
  for (const [server, address, serial] of [
    ['ns1.example.com', NEW, 7],
    ['ns2.example.com', OLD, 6],
  ] as const)
    world.dns.give(
      server,
      'n0.example.com',
      { A: [`A ${address}`] },
      { authority: [`example.com SOA ns1 admin ${serial} 1 1 1 1`] },
    );

  const { said } = await looked(world, { records: rows(['n0.example.com']) });

  expect(said.cause?.code).toBe('dns-server-stale');
  expect(world.dns.asked.filter((one) => one.includes('SOA'))).toEqual([]);
});

test('a wildcard is asked for once below each name, and said', async () => {
  const world = aPointsToWorld();
  const { dns } = world;
  for (const name of names(4)) giveAll(dns, name, NEW);
  const made: FakeDns = {
    ...dns,
    ask: async (question, server, signal) =>
      dns.ask(
        question.name.startsWith('nobody-') ? { ...question, name: 'n0.example.com' } : question,
        server,
        signal,
      ),
  };

  const { said } = await looked(
    { ...world, ports: { ...world.ports, dns: made } },
    { records: rows(names(4)) },
  );

  expect(said.notes.map(({ code, params }) => [code, params['wildcard']])).toEqual([
    ['dns-wildcard', '*.example.com'],
  ]);
});

test('of a thousand targets a row and its evidence have those that its name leads to', async () => {
  const world = aPointsToWorld();
  world.dns.serve('example.net', { 'ns1.example.net': '192.0.2.9' });
  const all = names(20);
  for (const [index, name] of all.entries()) {
    const target = `t${index}.example.net`;
    for (const server of SERVERS) world.dns.give(server, name, { A: [`60 CNAME ${target}`] });
    world.dns.give('ns1.example.net', target, { A: [`60 A ${NEW}`] });
  }

  const { said } = await looked(world, { records: rows(all) });

  const seen = said.door?.[3]?.cells[0]?.seen.filter((line) => line.startsWith('t')) ?? [];
  expect(new Set(seen)).toEqual(new Set([`t3.example.net. 60 IN A ${NEW}`]));
});
