import { expect, test } from 'vitest';
import { namesWorld, RESOLVER, shortly } from '../../support/practice/names-world.ts';

/** A world whose time only goes on when it is told to. */
async function timedWorld() {
  let at = 1_000_000;
  const world = await namesWorld({ now: () => at });
  return {
    ...world,
    pass: (seconds: number) => {
      at += seconds * 1000;
    },
    say: async (name: string) => shortly(await world.ask(RESOLVER, name)),
  };
}

test('a resolver stays old until the TTL has run out, and says how long that is', async () => {
  const { names, pass, say } = await timedWorld();
  const first = await say('shop.example.com');
  names.zones.set('shop.example.com', 'A', ['203.0.113.2'], 120);

  pass(59);
  const old = await say('shop.example.com');
  pass(1);

  expect([first, old, await say('shop.example.com')]).toEqual([
    'answer 60 203.0.113.1',
    'answer 1 203.0.113.1',
    'answer 120 203.0.113.2',
  ]);
});

test('each link of a chain has a TTL of its own', async () => {
  const { pass, say } = await timedWorld();
  await say('api.example.com');

  pass(70);

  expect(await say('api.example.com')).toBe('answer 230 shop.example.com 60 203.0.113.1');
});

test('that there is no such name is kept as well', async () => {
  const { names, pass, say } = await timedWorld();
  await say('new.example.com');
  names.zones.set('new.example.com', 'A', ['203.0.113.9'], 60);

  pass(29);
  const old = await say('new.example.com');
  pass(1);

  expect([old, await say('new.example.com')]).toEqual(['nxdomain', 'answer 60 203.0.113.9']);
});

test('what may not be kept is asked for each time', async () => {
  const { names, say } = await timedWorld();
  names.zones.set('shop.example.com', 'A', ['203.0.113.2'], 0);
  await say('shop.example.com');
  names.zones.set('shop.example.com', 'A', ['203.0.113.3'], 0);

  expect(await say('shop.example.com')).toBe('answer 0 203.0.113.3');
});

test('a resolver that stays old says what it once heard long after its time, until it forgets', async () => {
  const { names, pass, say } = await timedWorld();
  await say('shop.example.com');
  names.zones.set('shop.example.com', 'A', ['203.0.113.2'], 60);
  names.resolvers[0]?.stayOld(true);

  pass(3600);
  const old = await say('shop.example.com');
  names.resolvers[0]?.flush();
  const flushed = await say('shop.example.com');

  expect([old, flushed]).toEqual(['answer 30 203.0.113.1', 'answer 60 203.0.113.2']);
});

test('where minutes are over in seconds it forgets as fast, and the servers keep their own time', async () => {
  let at = 1_000_000;
  const { names, ask } = await namesWorld({ now: () => at, aging: 60 });
  const say = async () => shortly(await ask(RESOLVER, 'shop.example.com'));
  const first = await say();
  names.zones.set('shop.example.com', 'A', ['203.0.113.2'], 60);

  at += 1000;

  expect([first, await say()]).toEqual(['answer 60 203.0.113.1', 'answer 60 203.0.113.2']);
});
