import { expect, test } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { ttlAtMost } from '../../../src/probes/dns/ttl-at-most.ts';
import { handClock } from '../../support/hand-clock.ts';
import { fakeDns } from '../../support/probes/dns-reader.ts';
import { whilePassing } from '../../support/probes/passing.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const OLD = '198.51.100.1';
const SERVERS = ['ns1.example.com', 'ns2.example.com'];

function aWorld() {
  const clock = handClock();
  const dns = fakeDns(clock);
  dns.serve('example.com', { 'ns1.example.com': '192.0.2.1', 'ns2.example.com': '192.0.2.2' });
  return { clock, dns };
}

async function looked({ clock, dns }: ReturnType<typeof aWorld>, records: readonly Json[]) {
  const ports = { ...readersOf([], { dns }), clock };
  const { said } = await whilePassing(
    clock,
    ttlAtMost.look({ records, seconds: 60 }, ports, NEVER),
  );
  return said;
}

test('every name that no server lets be kept for longer is a pass', async () => {
  const world = aWorld();
  for (const server of SERVERS) {
    world.dns.give(server, 'a.example.com', { A: [`60 A ${OLD}`], AAAA: ['30 AAAA 2001:db8::1'] });
    // How long what lies behind it may be kept is not this name's.
    world.dns.give(server, 'c.example.com', {
      A: ['60 CNAME old.example.com', 'old.example.com 3600 A 192.0.2.9'],
    });
  }

  const said = await looked(world, ['a.example.com', { name: 'c.example.com' }]);

  expect([said.verdict, said.cause, said.notes]).toEqual(['pass', null, []]);
  expect(said.evidence[0]?.text).toContain(`a.example.com. 60 IN A ${OLD}`);
});

test('as long as one server has the old time to live it waits, and names it', async () => {
  const world = aWorld();
  world.dns.give('ns1.example.com', 'a.example.com', { A: [`60 A ${OLD}`] });
  world.dns.give('ns2.example.com', 'a.example.com', { A: [`3600 A ${OLD}`] });

  const said = await looked(world, ['a.example.com']);

  expect(said).toMatchObject({
    verdict: 'wait',
    cause: {
      code: 'dns-ttl-long',
      params: {
        names: 'a.example.com',
        servers: 'ns2.example.com (192.0.2.2)',
        ttl: 3600,
        most: 60,
      },
    },
  });
});

test('names that are the same to lower are said once', async () => {
  const world = aWorld();
  for (const server of SERVERS)
    for (const name of ['a.example.com', 'b.example.com'])
      world.dns.give(server, name, { A: [`600 A ${OLD}`] });

  const said = await looked(world, ['a.example.com', 'b.example.com']);

  expect([said.cause?.params['names'], said.others]).toEqual(['a.example.com, b.example.com', []]);
});

test('a name that does not exist yet holds nothing back, and is named', async () => {
  const world = aWorld();
  for (const server of SERVERS) world.dns.give(server, 'a.example.com', { A: [`60 A ${OLD}`] });

  const said = await looked(world, ['a.example.com', 'gone.example.com']);

  expect(said.verdict).toBe('pass');
  expect(said.notes).toMatchObject([
    { code: 'dns-ttl-nothing', params: { names: 'gone.example.com', ttl: 300, most: 60 } },
  ]);
});

test('where a server does not answer nobody can tell', async () => {
  const world = aWorld();
  world.dns.give('ns1.example.com', 'a.example.com', { A: [`60 A ${OLD}`] });
  world.dns.give('ns2.example.com', 'a.example.com', { A: 'timeout', AAAA: 'timeout' });

  const said = await looked(world, ['a.example.com']);

  expect([said.verdict, said.cause?.code]).toEqual(['unknown', 'dns-server-silent']);
});

test('what lies in no zone that could be found is unknown', async () => {
  const said = await looked(aWorld(), ['a.example.org']);

  expect([said.verdict, said.cause?.code]).toEqual(['unknown', 'dns-zone-unknown']);
});

test('a private name is no matter of the servers that can be asked from here', async () => {
  const world = aWorld();
  for (const server of SERVERS) world.dns.give(server, 'a.example.com', { A: [`60 A ${OLD}`] });
  const inside = { name: 'b.example.com', view: 'private' };

  const beside = await looked(world, ['a.example.com', inside]);
  const alone = await looked(world, [inside]);

  expect([beside.verdict, beside.notes[0]?.code]).toEqual(['pass', 'dns-ttl-private']);
  expect([alone.verdict, alone.cause?.code]).toEqual(['unknown', 'dns-ttl-private']);
  expect(world.dns.asked.some((one) => one.startsWith('b.example.com'))).toBe(false);
});

test('no name at all proves nothing', async () => {
  const said = await looked(aWorld(), []);

  expect([said.verdict, said.cause?.code]).toEqual(['unknown', 'nothing-expected']);
});
