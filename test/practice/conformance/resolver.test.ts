import path from 'node:path';
import { test as base, vi } from 'vitest';
import { startNames } from '../../../src/practice/names/names.ts';
import type { RecordSet } from '../../../src/practice/names/records.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { startAuthority, startResolver } from '../../support/dns/named.ts';
import { hasBind } from '../../support/dns/programs.ts';
import { signZone } from '../../support/dns/signed-zone.ts';
import { zoneText, zoneToSign } from '../../support/dns/world-zones.ts';
import { askRaw, question, type RawQuestion, shapeOf } from '../../support/practice/raw-dns.ts';
import { zoneLines } from '../../support/practice/zone-text.ts';

const RESOLVER = '192.0.2.53';
const RECORDS: readonly RecordSet[] = [
  { name: 'www.shop.example', type: 'A', ttl: 600, values: ['203.0.113.1'] },
  { name: 'quick.shop.example', type: 'A', ttl: 2, values: ['203.0.113.2'] },
  { name: 'api.shop.example', type: 'CNAME', ttl: 600, values: ['www.shop.example'] },
  { name: 'nowhere.shop.example', type: 'CNAME', ttl: 600, values: ['none.shop.example'] },
];

/** A resolver of the range and a BIND that asks one, each over a zone of its own with the same records. */
const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
  .extend('started', { scope: 'file' }, async ({}, { onCleanup }) => {
    if (!hasBind()) return undefined;
    const { directory, remove } = await createTempDirectory('resolver-beside-bind-');
    const within = (name: string) => path.join(directory, name);
    const [authority, { ds }] = await Promise.all([
      startAuthority(within('authority'), {
        'shop.example': zoneText('shop.example', [
          '@ NS ns1',
          'ns1 A 192.0.2.1',
          ...zoneLines(RECORDS),
        ]),
      }),
      // A BIND that validates wants an anchor, whatever for.
      signZone(within('keys'), 'signed.example', zoneToSign('signed.example')),
    ]);
    const resolver = await startResolver(within('resolver'), {
      forwards: { 'shop.example': [authority.port] },
      anchors: [ds],
    });
    const names = await startNames({
      zones: [{ name: 'shop.example', records: RECORDS }],
      servers: [{ name: 'ns1.shop.example', address: '192.0.2.1' }],
      parent: { name: 'ns.example', address: '192.0.2.10' },
      resolvers: [RESOLVER],
    });
    onCleanup(async () => {
      await Promise.all([resolver.stop(), authority.stop(), names.close()]);
      await remove();
    });
    const portOver = (protocol: string) =>
      names.doors.find((door) => door.seen === RESOLVER && door.protocol === protocol)?.at.port ??
      0;
    return {
      real: resolver.port,
      udp: portOver('udp'),
      tcp: portOver('tcp'),
      names,
      authority,
    };
  })
  .extend('both', ({ started, skip }) => started ?? skip('no BIND'));

const RD = { recurse: true } as const;
const ASKED: readonly (readonly [title: string, asked: RawQuestion])[] = [
  ['an address', question('www.shop.example', 'A', RD)],
  ['an address with EDNS', question('www.shop.example', 'A', { ...RD, edns: {} })],
  ['an address over TCP', question('www.shop.example', 'A', { ...RD, over: 'tcp' })],
  ['a name in capitals', question('WWW.shop.EXAMPLE', 'A', RD)],
  ['an alias', question('api.shop.example', 'A', RD)],
  ['an alias of nothing', question('nowhere.shop.example', 'A', RD)],
  ['a type that is not there', question('www.shop.example', 'AAAA', RD)],
  ['an alias without the type', question('api.shop.example', 'AAAA', RD)],
  ['a name that is not there', question('gone.shop.example', 'A', RD)],
  ['another type of a name that is not there', question('gone.shop.example', 'AAAA', RD)],
  ['who serves the zone', question('shop.example', 'NS', RD)],
  ['the SOA', question('shop.example', 'SOA', RD)],
  ['what it knows, without asking others', question('www.shop.example', 'A')],
  ['what it does not know, without asking others', question('unheard.shop.example', 'A')],
  ['another class', question('www.shop.example', 'A', { ...RD, qclass: 'HS' })],
];

test.for(ASKED)(
  '%s: a resolver of the range says what BIND says',
  async ([, asked], { both, expect }) => {
    const known = question('www.shop.example', 'A', RD);
    await Promise.all([askRaw(both.udp, known), askRaw(both.real, known)]);

    const [ours, real] = await Promise.all([
      askRaw(asked.over === 'udp' ? both.udp : both.tcp, asked),
      askRaw(both.real, asked),
    ]);

    expect(untimed(shapeOf(ours))).toEqual(untimed(shapeOf(real)));
  },
);

test('both stay old while the TTL counts down, and are new when it has run out', async ({
  both,
  expect,
}) => {
  const asked = question('quick.shop.example', 'A', RD);
  const valueAt = async (port: number) => {
    const shape = shapeOf(await askRaw(port, asked));
    const [, ttl, , value] = shape === 'silence' ? [] : (shape.answers[0]?.split(' ') ?? []);
    return { ttl: Number(ttl), value };
  };
  const ports = [both.udp, both.real];
  const first = await Promise.all(ports.map(valueAt));
  both.names.zones.set('quick.shop.example', 'A', ['203.0.113.3'], 2);
  await both.authority.update('shop.example', [
    'delete quick.shop.example A',
    'add quick.shop.example 2 A 203.0.113.3',
  ]);

  const seen = await Promise.all(
    ports.map(async (port) => {
      const ttls: number[] = [];
      await vi.waitFor(async () => {
        const { ttl, value } = await valueAt(port);
        if (value === '203.0.113.2') ttls.push(ttl);
        expect(value).toBe('203.0.113.3');
      }, 10_000);
      return [...new Set(ttls)];
    }),
  );

  expect(first.map(({ value }) => value)).toEqual(['203.0.113.2', '203.0.113.2']);
  for (const ttls of seen) {
    expect(ttls).toEqual(ttls.toSorted((a, b) => b - a));
    expect(ttls.at(-1)).toBeLessThanOrEqual(1);
  }
});

/** Without the seconds that are left, of which two servers may have counted one more. */
function untimed(shape: ReturnType<typeof shapeOf>) {
  if (shape === 'silence') return shape;
  const lines = (section: readonly string[]) =>
    section.map((line) =>
      line.replace(/ (\d+) /, (_, ttl: string) => ` ${Math.round(Number(ttl) / 30) * 30} `),
    );
  return { ...shape, answers: lines(shape.answers), authority: lines(shape.authority) };
}
