import { describe, expect, test } from 'vitest';
import { pointsTo } from '../../../src/probes/dns/points-to.ts';
import { settled, type HandClock } from '../../support/hand-clock.ts';
import type { FakeDns } from '../../support/probes/dns-reader.ts';
import {
  aPointsToWorld,
  giveAll,
  NEW,
  OLD,
  RESOLVERS,
  rows,
  SERVERS,
  type PointsToWorld,
} from '../../support/probes/points-to-world.ts';

describe('live', () => {
  function following(world: PointsToWorld, input: object) {
    const over = new AbortController();
    const results: {
      at: number;
      verdict: string;
      words: string[];
      until: number | undefined;
      authorityUntil: number | undefined;
      code: string | undefined;
    }[] = [];
    const from = world.clock.mono();
    const done = Promise.allSettled([
      (async () => {
        const follow = pointsTo.follow?.({ records: [], ...input }, world.ports, over.signal);
        for await (const { verdict, door, cause } of follow ?? [])
          results.push({
            at: world.clock.mono() - from,
            verdict,
            code: cause?.code,
            words: door?.flatMap(({ cells }) => cells.map(({ word }) => word)) ?? [],
            until: door?.[0]?.cells.at(-1)?.until,
            authorityUntil: door?.[0]?.cells[0]?.until,
          });
      })(),
    ]);
    return {
      results,
      async end() {
        over.abort();
        await settled();
        return done;
      },
    };
  }

  const before = [{ name: 'n0.example.com', type: 'A', values: [OLD], ttl: 60 }];
  const records = rows(['n0.example.com']);
  const move = (dns: FakeDns, address: string) => {
    for (const server of SERVERS) dns.give(server, 'n0.example.com', { A: [`A ${address}`] });
  };

  async function watching(clock: HandClock, ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 100) await clock.pass(100);
  }

  test('a change is seen within two seconds, and the old answers turn when their time is up', async () => {
    const world = aPointsToWorld({ ms: 20 });
    move(world.dns, OLD);
    const start = world.clock.now();
    world.dns.give('8.8.8.8', 'n0.example.com', { A: [`30 A ${OLD}`] }, { at: start });
    const live = following(world, { records, before, resolvers: ['8.8.8.8'] });

    await watching(world.clock, 5000);
    move(world.dns, NEW);
    await watching(world.clock, 2000);
    const afterMove = live.results.at(-1);
    world.dns.give('8.8.8.8', 'n0.example.com', { A: [`60 A ${NEW}`] });
    await watching(world.clock, 30_000);

    expect(live.results[0]).toMatchObject({
      verdict: 'wait',
      code: 'dns-old',
      words: ['old', 'old'],
      until: start + 30_000,
    });
    expect(afterMove).toMatchObject({
      verdict: 'pass',
      words: ['new-of', 'old'],
      until: start + 30_000,
    });
    expect(live.results.at(-1)).toMatchObject({ verdict: 'pass', words: ['new-of', 'new'] });
    await live.end();
  });

  test('once the last server has turned, old answers are counted down by what was recorded', async () => {
    const world = aPointsToWorld({ ms: 20 });
    move(world.dns, OLD);
    const live = following(world, { records, before, resolvers: [] });
    await watching(world.clock, 3000);

    move(world.dns, NEW);
    await watching(world.clock, 2000);

    const turned = live.results.at(-1);
    expect(turned?.verdict).toBe('pass');
    const left = (turned?.authorityUntil ?? 0) - world.clock.now();
    expect(left).toBeGreaterThan(58_000 - 1000);
    expect(left).toBeLessThanOrEqual(60_000);
    await live.end();
  });

  test('a zone that can not be found for a moment is asked at its servers all the same', async () => {
    const world = aPointsToWorld({ ms: 20 });
    giveAll(world.dns, 'n0.example.com', NEW);
    let fails = 0;
    const dns: FakeDns = {
      ...world.dns,
      zone: async (...of) => {
        fails -= 1;
        return fails >= 0 ? { name: null, answers: [] } : world.dns.zone(...of);
      },
    };
    const live = following(
      { ...world, dns, ports: { ...world.ports, dns } },
      { records, before, resolvers: ['8.8.8.8'] },
    );
    await watching(world.clock, 1000);

    fails = 1;
    await watching(world.clock, 65_000);
    const once = live.results.length;
    fails = 2;
    await watching(world.clock, 130_000);

    expect(live.results.slice(0, once).map(({ verdict }) => verdict)).not.toContain('unknown');
    expect(live.results.slice(once).map(({ verdict }) => verdict)).toEqual(['unknown', 'pass']);
    await live.end();
  });

  test('many names are told together', async () => {
    const world = aPointsToWorld({ ms: 20 });
    const many = Array.from({ length: 40 }, (_, index) => `m${index}.example.com`);
    for (const name of many)
      for (const server of SERVERS) world.dns.give(server, name, { A: [`A ${NEW}`] });
    const live = following(world, { records: rows(many), resolvers: RESOLVERS });

    await watching(world.clock, 3000);

    expect(live.results.at(-1)?.verdict).toBe('pass');
    expect(live.results.length).toBeLessThan(10);
    await live.end();
  });

  test('nothing is told while nothing changes, and what is new is asked seldom', async () => {
    const world = aPointsToWorld({ ms: 20 });
    move(world.dns, NEW);
    world.dns.give('8.8.8.8', 'n0.example.com', { A: [`60 A ${NEW}`] });
    const live = following(world, { records, before, resolvers: ['8.8.8.8'] });

    await watching(world.clock, 5000);
    world.dns.asked.length = 0;
    await watching(world.clock, 30_000);

    expect(live.results).toHaveLength(1);
    expect(world.dns.asked.length).toBeLessThanOrEqual(3 * 3 * 2);
    await live.end();
  });

  test('what was new and is old again is told', async () => {
    const world = aPointsToWorld({ ms: 20 });
    move(world.dns, NEW);
    const live = following(world, { records, before, resolvers: ['8.8.8.8'] });
    await watching(world.clock, 1000);

    move(world.dns, OLD);
    await watching(world.clock, 11_000);

    expect(live.results.map(({ verdict }) => verdict).slice(-1)).toEqual(['wait']);
    await live.end();
  });

  test('a silent resolver keeps nobody waiting', async () => {
    const world = aPointsToWorld({ ms: 20 });
    move(world.dns, NEW);
    world.dns.slow('8.8.8.8', 60_000);
    const live = following(world, { records, before, resolvers: ['8.8.8.8', '1.1.1.1'] });

    await watching(world.clock, 1000);

    expect(live.results.at(-1)).toMatchObject({
      verdict: 'pass',
      words: ['new-of', 'asked', 'none'],
    });
    await live.end();
  });

  test('it is no pass before a resolver was heard: it may be that nobody can open the name', async () => {
    const world = aPointsToWorld({ ms: 20 });
    move(world.dns, NEW);
    world.dns.slow('8.8.8.8', 3000);
    world.dns.give('8.8.8.8', 'n0.example.com', { A: 'servfail', AAAA: 'servfail' });
    world.dns.give('8.8.8.8', 'n0.example.com cd', { A: [`60 A ${NEW}`] });
    const live = following(world, { records, before, resolvers: ['8.8.8.8'] });

    await watching(world.clock, 10_000);

    expect(live.results.map(({ verdict }) => verdict)).toEqual(['wait']);
    await live.end();
  });

  test('a zone that goes to other servers is asked there', async () => {
    const world = aPointsToWorld({ ms: 20 });
    move(world.dns, OLD);
    const live = following(world, { records, before, resolvers: ['8.8.8.8'] });
    await watching(world.clock, 1000);

    world.dns.serve('example.com', { 'ns9.example.com': '192.0.2.9' });
    world.dns.give('ns9.example.com', 'n0.example.com', { A: [`A ${NEW}`] });
    await watching(world.clock, 62_000);

    expect(live.results.at(-1)).toMatchObject({ verdict: 'pass' });
    await live.end();
  });

  test('a zone that could not be found is looked for again', async () => {
    const world = aPointsToWorld({ ms: 20 });
    const elsewhere = rows(['n0.example.org']);
    const live = following(world, { records: elsewhere, resolvers: ['8.8.8.8'] });
    await watching(world.clock, 1000);

    world.dns.serve('example.org', { 'ns1.example.com': '192.0.2.1' });
    world.dns.give('ns1.example.com', 'n0.example.org', { A: [`A ${NEW}`] });
    await watching(world.clock, 3000);

    expect([live.results[0]?.code, live.results.at(-1)?.verdict]).toEqual([
      'dns-zone-unknown',
      'pass',
    ]);
    await live.end();
  });

  test('it asks nobody any more once it is left', async () => {
    const world = aPointsToWorld({ ms: 20 });
    move(world.dns, OLD);
    const live = following(world, { records, before, resolvers: ['8.8.8.8'] });
    await watching(world.clock, 1000);

    await live.end();
    world.dns.asked.length = 0;
    await watching(world.clock, 20_000);

    expect(world.dns.asked).toEqual([]);
  });

  test('where there is nothing to ask it says so at once', async () => {
    const world = aPointsToWorld();
    const live = following(world, { records: [] });

    await watching(world.clock, 100);

    expect(live.results.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['unknown', 'nothing-expected'],
    ]);
    await live.end();
  });
});
