import { describe, expect, test } from 'vitest';
import {
  aPointsToWorld,
  giveAll,
  looked,
  names,
  NEW,
  RESOLVERS,
  rows,
  type PointsToWorld,
} from '../../support/probes/points-to-world.ts';

describe('nothing waits for what it does not need', () => {
  const MS = 100;
  const ZONE_MS = 300;
  const ask = (world: PointsToWorld, n: number) => {
    for (const name of names(n)) giveAll(world.dns, name, NEW);
    return looked(world, { records: rows(names(n)) });
  };

  test('16 names at 5 resolvers take as long as one', async () => {
    const one = await ask(aPointsToWorld({ ms: MS, zoneMs: ZONE_MS }), 1);

    const all = await ask(aPointsToWorld({ ms: MS, zoneMs: ZONE_MS }), 16);

    expect(all.said.verdict).toBe('pass');
    expect(all.took).toBe(one.took);
  });

  test('of no server is more asked at once than two questions a name', async () => {
    const world = aPointsToWorld({ ms: MS, zoneMs: ZONE_MS });

    await ask(world, 16);

    expect(RESOLVERS.map((server) => world.dns.most(server))).toEqual(RESOLVERS.map(() => 32));
    expect(world.dns.most('ns1.example.com')).toBe(32);
  });

  test('resolvers are asked while the zone is still being looked for', async () => {
    const world = aPointsToWorld({ ms: MS, zoneMs: 3000 });

    const { took } = await ask(world, 16);

    expect(took).toBeLessThanOrEqual(3000 + 2 * MS + 10);
  });

  test('one silent resolver costs its own time and nothing more', async () => {
    const world = aPointsToWorld({ ms: MS, zoneMs: ZONE_MS, timeoutMs: 2000 });
    world.dns.slow('9.9.9.9', 60_000);

    const { said, took } = await ask(world, 16);

    expect(took).toBeLessThanOrEqual(2010);
    expect([said.verdict, said.notes.map(({ code }) => code)]).toEqual([
      'pass',
      ['dns-resolver-silent'],
    ]);
  });
});
