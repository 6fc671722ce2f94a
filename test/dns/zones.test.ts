import { expect, test } from 'vitest';
import type { Ask } from '../../src/dns/gather.ts';
import { createZones } from '../../src/dns/zones.ts';
import type { DnsAnswer, DnsRecord, DnsServer } from '../../src/model/dns.ts';
import { handClock } from '../support/hand-clock.ts';

const NEVER = new AbortController().signal;
const RESOLVERS = [resolver('192.0.2.53'), resolver('192.0.2.54')];

test('how long questions wait for their turn is not the time of a walk', async () => {
  const clock = handClock();
  const zone = createZones(aWorld({ clock, waitMs: 8_000, takesMs: 100 }).ask, clock, 53);

  const asked = zone('www.shop.example', RESOLVERS, NEVER);
  await clock.pass(200_000);

  expect(await asked).toMatchObject({ name: 'shop.example', own: ['ns1.shop.example'] });
});

test('a walk whose questions take too long is over', async () => {
  const clock = handClock();
  const zone = createZones(aWorld({ clock, waitMs: 0, takesMs: 8_000 }).ask, clock, 53);

  const asked = zone('www.shop.example', RESOLVERS, NEVER);
  await clock.pass(200_000);

  expect(await asked).toEqual({ name: null, answers: [] });
});

test('a thousand names of one zone cost one walk, and one question each', async () => {
  const clock = handClock();
  const { ask, asked } = aWorld({ clock, waitMs: 0, takesMs: 10 });
  const zone = createZones(ask, clock, 53);
  const names = Array.from({ length: 1000 }, (_, index) => `n${index}.shop.example`);

  const all = Promise.all(names.map((name) => zone(name, RESOLVERS, NEVER)));
  await clock.pass(10_000);

  expect(new Set((await all).map(({ name }) => name))).toEqual(new Set(['shop.example']));
  expect(asked.filter((one) => one.startsWith('shop.example NS')).length).toBeLessThan(10);
  expect(asked.length).toBeLessThan(1000 + 50);
});

test('where the resolver that was asked first falls silent, the others are asked', async () => {
  const clock = handClock();
  const world = aWorld({ clock, waitMs: 0, takesMs: 10 });
  const zone = createZones(world.ask, clock, 53);
  const first = zone('a.shop.example', RESOLVERS, NEVER);
  await clock.pass(1_000);
  expect(await first).toMatchObject({ name: 'shop.example' });

  world.silence(world.answeredBy());
  const second = zone('b.shop.example', RESOLVERS, NEVER);
  const third = zone('c.shop.example', RESOLVERS, NEVER);
  await clock.pass(1_000);

  expect(await second).toMatchObject({ name: 'shop.example' });
  expect(await third).toMatchObject({ name: 'shop.example' });
});

test('whoever gives up while all resolvers are asked leaves the others to find out', async () => {
  const clock = handClock();
  const world = aWorld({ clock, waitMs: 0, takesMs: 10 });
  const zone = createZones(world.ask, clock, 53);
  const gone = new AbortController();

  const given = zone('a.shop.example', RESOLVERS, gone.signal);
  const kept = zone('b.shop.example', RESOLVERS, NEVER);
  gone.abort(new Error('enough'));
  await expect(given).rejects.toThrow('enough');
  await clock.pass(1_000);

  expect(await kept).toMatchObject({ name: 'shop.example' });
});

/** `shop.example` below `example` below the root, each on one server. */
function aWorld(options: {
  readonly clock: ReturnType<typeof handClock>;
  readonly waitMs: number;
  readonly takesMs: number;
}) {
  const { clock, waitMs, takesMs } = options;
  const asked: string[] = [];
  const silent = new Set<string>();
  let last = '';
  const ask: Ask = async (question, server, signal, onTurn) => {
    asked.push(`${question.name} ${question.type} @${server.address}`);
    await clock.sleep(waitMs, signal);
    onTurn?.();
    if (silent.has(server.address)) {
      await clock.sleep(3_000, signal);
      return answer({ question, server }, { is: 'timeout' });
    }
    await clock.sleep(takesMs, signal);
    if (server.role === 'resolver') last = server.address;
    return answer({ question, server }, said(question, server));
  };
  return { ask, asked, silence: (address: string) => silent.add(address), answeredBy: () => last };
}

const ADDRESSES: { readonly [name: string]: string } = {
  'ns.root': '192.0.2.1',
  'ns.example': '192.0.2.2',
  'ns1.shop.example': '192.0.2.3',
};
const SERVED: { readonly [zone: string]: string } = {
  '.': 'ns.root',
  example: 'ns.example',
  'shop.example': 'ns1.shop.example',
};

function said({ name, type }: DnsAnswer['question'], { role, address }: DnsServer) {
  const zone = name.endsWith('shop.example') ? 'shop.example' : name === 'example' ? name : '.';
  const served = record(name, 'NS', SERVED[name] ?? '');
  if (type === 'NS' && name in SERVED) {
    const isParent = role === 'authority' && address !== ADDRESSES[SERVED[name] ?? ''];
    if (isParent) return { is: 'nodata', authority: [served], authoritative: false } as const;
    return { is: 'answer', records: [served] } as const;
  }
  if (type === 'A' && name in ADDRESSES)
    return { is: 'answer', records: [record(name, 'A', ADDRESSES[name] ?? '')] } as const;
  const soa = record(zone, 'SOA', `ns.${zone} ops.${zone} 1 60 60 60 60`);
  if (type === 'SOA' && name === zone) return { is: 'answer', records: [soa] } as const;
  return { is: 'nodata', authority: [soa] } as const;
}

function record(name: string, type: string, value: string): DnsRecord {
  return { name, type, ttl: 60, value };
}

function answer(
  of: Pick<DnsAnswer, 'question' | 'server'>,
  more: Partial<DnsAnswer> & Pick<DnsAnswer, 'is'>,
): DnsAnswer {
  return {
    ...of,
    records: [],
    authority: [],
    additional: [],
    authoritative: of.server.role === 'authority',
    authentic: false,
    negativeTtl: null,
    transport: 'udp',
    code: '',
    at: 0,
    ms: 0,
    ...more,
  };
}

function resolver(address: string): DnsServer {
  return { role: 'resolver', name: address, address, port: 53 };
}
