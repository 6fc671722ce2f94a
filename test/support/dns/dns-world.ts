import type dgram from 'node:dgram';
import type net from 'node:net';
import path from 'node:path';
import type { DnsServer } from '../../../src/model/dns.ts';
import type { Dialer } from '../../../src/model/ports.ts';
import { createTempDirectory } from '../control-plane/child.ts';
import { mappedDialer } from './mapped-dialer.ts';
import { type Named, startAuthority, startResolver } from './named.ts';
import { signZone } from './signed-zone.ts';
import { parentZone, SHOP, TEAM, zoneToSign } from './world-zones.ts';

/** A small DNS of real BIND servers. What its names hold stands in `world-zones.ts`. */
export type DnsWorld = {
  /** Has `example` and, at another address, `team.shop.example`. */
  readonly parent: Named;
  /** 192.0.2.1 and 2001:db8::1: `shop.example`, `secure.example` and `broken.example`. */
  readonly first: Named;
  /** 192.0.2.2: its own `shop.example`. Both are primaries, so that they can disagree. */
  readonly second: Named;
  /** Keeps answers and validates; learns of `shop.example` from the first. */
  readonly resolver: Named;
  readonly resolvers: readonly DnsServer[];
  /** Leads each address of the zones to its server. */
  readonly dialer: Dialer<net.Socket, dgram.Socket>;
  stop(): Promise<void>;
};

export async function startDnsWorld(): Promise<DnsWorld> {
  const { directory, remove } = await createTempDirectory('dns-world-');
  const within = (name: string) => path.join(directory, name);
  const [secure, broken] = await Promise.all(
    ['secure.example', 'broken.example'].map((zone) =>
      signZone(within(`keys-${zone}`), zone, zoneToSign(zone)),
    ),
  );
  if (secure === undefined || broken === undefined) throw new Error('Nothing was signed.');

  const [parent, first, second] = await Promise.all([
    startAuthority(within('parent'), {
      example: parentZone([secure.ds, broken.ds]),
      'team.shop.example': TEAM,
    }),
    startAuthority(within('first'), {
      'shop.example': SHOP,
      'secure.example': secure.text,
      // What was signed is not what stands there any more.
      'broken.example': broken.text.replace('203.0.113.4', '203.0.113.5'),
    }),
    startAuthority(within('second'), { 'shop.example': SHOP }),
  ]);
  const resolver = await startResolver(within('resolver'), {
    forwards: {
      example: [parent.port],
      'shop.example': [first.port],
      'team.shop.example': [parent.port],
      'secure.example': [first.port],
      'broken.example': [first.port],
      'lame.example': [second.port],
    },
    anchors: [secure.ds, broken.ds],
  });
  return {
    parent,
    first,
    second,
    resolver,
    resolvers: [{ role: 'resolver', name: 'local', address: '127.0.0.1', port: resolver.port }],
    dialer: mappedDialer({
      '192.0.2.1:53': first.port,
      '2001:db8::1:53': first.port,
      '192.0.2.2:53': second.port,
      '192.0.2.3:53': parent.port,
      '192.0.2.10:53': parent.port,
    }),
    async stop() {
      await Promise.all([parent, first, second, resolver].map((each) => each.stop()));
      await remove();
    },
  };
}
