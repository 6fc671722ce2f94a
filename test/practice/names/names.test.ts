import { expect, test } from 'vitest';
import {
  FIRST,
  namesWorld,
  RECORDS,
  RESOLVER,
  SECOND,
  serverAt,
  shortly,
} from '../../support/practice/names-world.ts';

const NEVER = new AbortController().signal;

test('the zone of a name and its two servers are found from the resolver, delegation by delegation', async () => {
  const { reader } = await namesWorld();

  const zone = await reader.zone('shop.example.com', [serverAt(RESOLVER)], NEVER);

  expect(zone).toMatchObject({
    name: 'example.com',
    delegated: ['ns1.example.com', 'ns2.example.com'],
    own: ['ns1.example.com', 'ns2.example.com'],
    servers: [{ address: FIRST }, { address: SECOND }],
    unresolved: [],
    signed: false,
  });
});

test('an edit is seen at once at both authorities, with a serial that has gone up', async () => {
  const { names, ask } = await namesWorld();
  const serial = names.zones.serial('example.com');

  names.zones.set('Shop.Example.com.', 'A', ['203.0.113.2'], 60);

  const answers = await Promise.all([FIRST, SECOND].map((one) => ask(one, 'shop.example.com')));
  expect(answers.map(shortly)).toEqual(['answer 60 203.0.113.2', 'answer 60 203.0.113.2']);
  expect(names.zones.serial('example.com')).toBe(serial + 1);
});

test('an edit that changes nothing leaves the serial', async () => {
  const { names } = await namesWorld();
  const serial = names.zones.serial('example.com');

  names.zones.set('shop.example.com', 'A', ['203.0.113.1'], 60);
  names.zones.remove('nothing.example.com', 'A');

  expect(names.zones.serial('example.com')).toBe(serial);
});

test('a record can be made and removed, and what a name holds can be read', async () => {
  const { names, ask } = await namesWorld();

  names.zones.set('new.example.com', 'A', ['203.0.113.9'], 60);
  const there = shortly(await ask(FIRST, 'new.example.com'));
  const held = names.zones.get('new.example.com', 'A');
  names.zones.remove('new.example.com', 'A');

  expect([there, held?.values]).toEqual(['answer 60 203.0.113.9', ['203.0.113.9']]);
  expect(shortly(await ask(FIRST, 'new.example.com'))).toBe('nxdomain');
});

test('beside the zones of the site there is nothing', async () => {
  const { ask } = await namesWorld();

  expect(shortly(await ask(RESOLVER, 'www.elsewhere.org'))).toBe('nxdomain');
  expect(shortly(await ask(FIRST, 'www.elsewhere.org'))).toBe('refused');
});

test('the second authority is behind the first one by the time that it is told', async () => {
  let at = 1_000_000;
  const { names, ask } = await namesWorld({ lagMs: 5000, now: () => at });
  names.zones.set('shop.example.com', 'A', ['203.0.113.2'], 60);

  const before = await Promise.all([FIRST, SECOND].map((one) => ask(one, 'shop.example.com')));
  at += 5000;
  const after = await ask(SECOND, 'shop.example.com');

  expect([...before, after].map(shortly)).toEqual([
    'answer 60 203.0.113.2',
    'answer 60 203.0.113.1',
    'answer 60 203.0.113.2',
  ]);
});

test('a second authority that serves an older serial says so in its SOA', async () => {
  const { names, ask } = await namesWorld();
  names.zones.set('shop.example.com', 'A', ['203.0.113.2'], 60);
  names.zones.set('shop.example.com', 'A', ['203.0.113.3'], 60);

  names.servers[1]?.show({ is: 'older', serials: 1 });

  expect(shortly(await ask(SECOND, 'shop.example.com'))).toBe('answer 60 203.0.113.2');
  expect((await ask(SECOND, 'example.com', 'SOA')).records[0]?.value.split(' ')[2]).toBe('2');
  expect((await ask(FIRST, 'example.com', 'SOA')).records[0]?.value.split(' ')[2]).toBe('3');
});

test('a second authority that takes no changes stays as it was until it is let go on', async () => {
  let at = 1_000_000;
  const { names, ask } = await namesWorld({ now: () => at });
  names.servers[1]?.show({ is: 'held', at });
  at += 1;
  names.zones.set('shop.example.com', 'A', ['203.0.113.2'], 60);

  const held = shortly(await ask(SECOND, 'shop.example.com'));
  names.servers[1]?.show({ is: 'newest' });

  expect(held).toBe('answer 60 203.0.113.1');
  expect(shortly(await ask(SECOND, 'shop.example.com'))).toBe('answer 60 203.0.113.2');
});

test('a resolver still answers while one authority is silent, and fails while both are', async () => {
  const { names, ask } = await namesWorld();
  names.servers[0]?.silence(true);

  const one = shortly(await ask(RESOLVER, 'shop.example.com'));
  names.servers[1]?.silence(true);
  const none = shortly(await ask(RESOLVER, 'other.example.com'));

  expect([one, none]).toEqual(['answer 60 203.0.113.1', 'servfail']);
});

test('a zone within another one is delegated from there', async () => {
  const tools = {
    name: 'tools.example.com',
    records: [{ name: 'ci.tools.example.com', type: 'A', ttl: 60, values: ['203.0.113.5'] }],
  } as const;
  const { reader, ask } = await namesWorld({
    zones: [{ name: 'example.com', records: RECORDS }, tools],
  });

  const zone = await reader.zone('ci.tools.example.com', [serverAt(RESOLVER)], NEVER);

  expect(zone).toMatchObject({ name: 'tools.example.com' });
  expect(shortly(await ask(RESOLVER, 'ci.tools.example.com'))).toBe('answer 60 203.0.113.5');
});

test('two worlds of names run side by side, each with records of its own', async () => {
  const [one, other] = await Promise.all([namesWorld(), namesWorld()]);
  one.names.zones.set('shop.example.com', 'A', ['203.0.113.8'], 60);

  expect(shortly(await one.ask(FIRST, 'shop.example.com'))).toBe('answer 60 203.0.113.8');
  expect(shortly(await other.ask(FIRST, 'shop.example.com'))).toBe('answer 60 203.0.113.1');
});
