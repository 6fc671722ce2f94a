import path from 'node:path';
import { test as base } from 'vitest';
import { startNames } from '../../../src/practice/names/names.ts';
import type { RecordSet } from '../../../src/practice/names/records.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { hasBind } from '../../support/dns/programs.ts';
import { startAuthority } from '../../support/dns/named.ts';
import { zoneText } from '../../support/dns/world-zones.ts';
import { askRaw, question, type RawQuestion, shapeOf } from '../../support/practice/raw-dns.ts';
import { zoneLines } from '../../support/practice/zone-text.ts';

const ADDRESS = '192.0.2.1';
const MANY = Array.from({ length: 90 }, (_, index) => `10.1.0.${index}`);
const RECORDS: readonly RecordSet[] = [
  set('www.shop.example', 'A', ['203.0.113.1'], 60),
  set('www.shop.example', 'TXT', ['some words'], 60),
  set('two.shop.example', 'A', ['203.0.113.2', '203.0.113.3']),
  set('six.shop.example', 'AAAA', ['2001:db8::80']),
  set('api.shop.example', 'CNAME', ['www.shop.example']),
  set('far.shop.example', 'CNAME', ['api.shop.example']),
  set('nowhere.shop.example', 'CNAME', ['nothing.shop.example']),
  set('outside.shop.example', 'CNAME', ['www.elsewhere.example']),
  set('loop.shop.example', 'CNAME', ['loop.shop.example']),
  set('shop.example', 'CAA', ['0 issue "ca.example"']),
  set('*.wild.shop.example', 'A', ['203.0.113.9']),
  set('one.deep.shop.example', 'A', ['203.0.113.10']),
  set('many.shop.example', 'A', MANY),
  set('team.shop.example', 'NS', ['ns1.team.shop.example']),
  set('ns1.team.shop.example', 'A', ['192.0.2.3']),
];

/** The same zone in the range and in a BIND, as ports of 127.0.0.1. */
const test = base
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
  .extend('started', { scope: 'file' }, async ({}, { onCleanup }) => {
    if (!hasBind()) return undefined;
    const { directory, remove } = await createTempDirectory('names-beside-bind-');
    const named = await startAuthority(path.join(directory, 'named'), {
      'shop.example': zoneText('shop.example', [
        '@ NS ns1',
        'ns1 A 192.0.2.1',
        ...zoneLines(RECORDS),
      ]),
    });
    const names = await startNames({
      zones: [{ name: 'shop.example', records: RECORDS }],
      servers: [{ name: 'ns1.shop.example', address: ADDRESS }],
      parent: { name: 'ns.example', address: '192.0.2.10' },
      resolvers: [],
    });
    onCleanup(async () => {
      await Promise.all([named.stop(), names.close()]);
      await remove();
    });
    const portOver = (protocol: string) =>
      names.doors.find((door) => door.seen === ADDRESS && door.protocol === protocol)?.at.port ?? 0;
    return { real: named.port, udp: portOver('udp'), tcp: portOver('tcp') };
  })
  .extend('ports', ({ started, skip }) => started ?? skip('no BIND'));

const EDNS = { edns: {} } as const;
const ASKED: readonly (readonly [title: string, asked: RawQuestion])[] = [
  ['an address', question('www.shop.example', 'A')],
  ['an address with EDNS', question('www.shop.example', 'A', EDNS)],
  ['an address by one who wants recursion', question('www.shop.example', 'A', { recurse: true })],
  ['an address over TCP', question('www.shop.example', 'A', { over: 'tcp' })],
  ['a name in capitals', question('WwW.ShOp.ExAmPlE', 'A', EDNS)],
  ['two addresses', question('two.shop.example', 'A')],
  ['an IPv6 address', question('six.shop.example', 'AAAA')],
  ['text', question('www.shop.example', 'TXT')],
  ['an alias', question('api.shop.example', 'A')],
  ['the alias itself', question('api.shop.example', 'CNAME')],
  ['an alias of an alias', question('far.shop.example', 'A')],
  ['an alias of nothing', question('nowhere.shop.example', 'A')],
  ['an alias of another zone', question('outside.shop.example', 'A')],
  ['an alias without the type', question('api.shop.example', 'AAAA')],
  ['who serves the zone', question('shop.example', 'NS')],
  ['who serves the zone, with recursion', question('shop.example', 'NS', { recurse: true })],
  ['the SOA', question('shop.example', 'SOA')],
  ['who may issue certificates', question('shop.example', 'CAA')],
  ['a name that is not there', question('none.shop.example', 'A')],
  ['a name that is not there, with EDNS', question('none.shop.example', 'A', EDNS)],
  ['a type that is not there', question('www.shop.example', 'AAAA')],
  ['a type that nobody knows', question('www.shop.example', 'TYPE65280')],
  ['the type of HTTPS', question('www.shop.example', 'TYPE65')],
  ['every type', question('www.shop.example', 'ANY', { over: 'tcp' })],
  ['a name that only others lie below', question('deep.shop.example', 'A')],
  ['a wildcard', question('x.wild.shop.example', 'A')],
  ['a wildcard without the type', question('x.wild.shop.example', 'AAAA')],
  ['a name that is delegated', question('www.team.shop.example', 'A')],
  ['the delegation', question('team.shop.example', 'NS')],
  ['whether the delegation is signed', question('team.shop.example', 'DS')],
  ['another zone', question('www.elsewhere.example', 'A')],
  [
    'another zone, with EDNS and recursion',
    question('elsewhere.org', 'A', { ...EDNS, recurse: true }),
  ],
  ['the zone above', question('example', 'SOA')],
  ['another class', question('www.shop.example', 'A', { qclass: 'HS' })],
  ['more than a plain datagram holds', question('many.shop.example', 'A')],
  ['more than fits with EDNS', question('many.shop.example', 'A', EDNS)],
  ['the same over TCP', question('many.shop.example', 'A', { over: 'tcp' })],
  [
    'a version of EDNS that there is not',
    question('www.shop.example', 'A', { edns: { version: 1 } }),
  ],
  ['an opcode that nobody serves', changed(question('www.shop.example', 'A'), 2, 0x10)],
  ['two questions that are announced', changed(question('www.shop.example', 'A'), 5, 2)],
  ['a packet that is an answer', changed(question('www.shop.example', 'A'), 2, 0x80)],
  ['half a header', { over: 'udp', packet: Buffer.alloc(6) }],
  ['a question that ends early', cut(question('www.shop.example', 'A'), 20)],
];

test.for(ASKED)(
  '%s: an authority of the range says what BIND says',
  async ([, asked], { ports, expect }) => {
    const [ours, real] = await Promise.all([
      askRaw(asked.over === 'udp' ? ports.udp : ports.tcp, asked),
      askRaw(ports.real, asked),
    ]);

    expect(shapeOf(ours)).toEqual(shapeOf(real));
  },
);

function set(
  name: string,
  type: RecordSet['type'],
  values: readonly string[],
  ttl = 300,
): RecordSet {
  return { name, type, ttl, values };
}

function changed({ over, packet }: RawQuestion, at: number, byte: number): RawQuestion {
  const copy = Buffer.from(packet);
  copy.writeUInt8(byte, at);
  return { over, packet: copy };
}

function cut({ over, packet }: RawQuestion, length: number): RawQuestion {
  return { over, packet: packet.subarray(0, length) };
}
