import { expect } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { dnsReader } from '../../src/dns/dns-reader.ts';
import { bindTest as test, type DnsWorld } from '../support/dns/bind.ts';

const NEVER = new AbortController().signal;

const SHOP_ADDRESSES = [
  ['ns1.shop.example', '192.0.2.1'],
  ['ns1.shop.example', '2001:db8::1'],
  ['ns2.shop.example', '192.0.2.2'],
];

test('a zone is found with all of its servers', async ({ world }) => {
  const zone = await zoneOf(world, 'www.shop.example');

  expect(zone).toEqual({
    name: 'shop.example',
    delegated: ['ns1.shop.example', 'ns2.shop.example'],
    own: ['ns1.shop.example', 'ns2.shop.example'],
    servers: SHOP_ADDRESSES.map(([name, address]) => ({
      role: 'authority',
      name,
      address,
      port: 53,
    })),
    unresolved: [],
    signed: false,
  });
});

function zoneOf(world: DnsWorld, name: string) {
  return dnsReader(world.dialer, systemClock).zone(name, world.resolvers, NEVER);
}
