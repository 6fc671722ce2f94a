import { expect, test } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { recorded } from '../../../src/probes/dns/recorded.ts';
import { pointsTo } from '../../../src/probes/dns/points-to.ts';
import { namesWorld, RESOLVER } from '../../support/practice/names-world.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const NAME = 'shop.example.com';
const OLD = '203.0.113.1';
const NEW = '203.0.113.10';

async function world() {
  const { names, reader } = await namesWorld();
  const ports = readersOf([], { dns: reader, clock: systemClock });
  const before = [{ name: NAME, type: 'A', values: [OLD], ttl: 60 }];
  return {
    names,
    ports,
    look: () =>
      pointsTo.look(
        {
          records: [{ name: NAME, value: NEW }],
          resolvers: [{ address: RESOLVER, required: true }],
          before,
        },
        ports,
        NEVER,
      ),
  };
}

test('what stood there before a change is recorded from the range as from the world', async () => {
  const { ports } = await world();

  const said = await recorded.look(
    { records: [{ name: NAME, value: NEW }], resolvers: [RESOLVER] },
    ports,
    NEVER,
  );

  expect(said).toMatchObject({ verdict: 'pass' });
});

test('a name is old until it is edited, and then new everywhere', async () => {
  const { names, look } = await world();
  const before = await look();
  names.zones.set(NAME, 'A', [NEW], 60);
  for (const resolver of names.resolvers) resolver.flush();

  const after = await look();

  expect([before.verdict, before.cause?.code]).toEqual(['wait', 'dns-old']);
  expect([after.verdict, after.cause?.code]).toEqual(['pass', undefined]);
});

test('a resolver that stays old is told apart from the authorities', async () => {
  const { names, look } = await world();
  await look();
  names.resolvers[0]?.stayOld(true);
  names.zones.set(NAME, 'A', [NEW], 60);

  const said = await look();

  expect([said.verdict, said.cause?.code]).toEqual(['wait', 'dns-resolver-old']);
});

test('a second authority that takes no changes is named', async () => {
  const { names, look } = await world();
  names.servers[1]?.show({ is: 'held', at: Date.now() - 1 });
  names.zones.set(NAME, 'A', [NEW], 60);

  const said = await look();

  expect([said.verdict, said.cause?.code]).toEqual(['wait', 'dns-server-stale']);
});
