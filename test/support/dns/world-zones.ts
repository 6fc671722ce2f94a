/** Every zone's own beginning: what is not there may be kept for 30 s. */
export function zoneText(zone: string, records: readonly string[]): string {
  const soa = '@ SOA ns1 hostmaster 1 3600 600 86400 30';
  return [`$ORIGIN ${zone}.`, '$TTL 300', soa, ...records, ''].join('\n');
}

/** The parent of all others. `lame` is delegated to a server that does not have it, `dead` to one that is not there. */
export function parentZone(ds: readonly string[]): string {
  return zoneText('example', [
    '@ NS ns1',
    'ns1 A 192.0.2.10',
    'shop NS ns1.shop',
    'shop NS ns2.shop',
    'ns1.shop A 192.0.2.1',
    'ns1.shop AAAA 2001:db8::1',
    'ns2.shop A 192.0.2.2',
    'secure NS ns1.shop',
    'broken NS ns1.shop',
    'lame NS ns2.shop',
    'dead NS ns1.dead',
    'ns1.dead A 192.0.2.99',
    'www.elsewhere A 203.0.113.80',
    ...ds,
  ]);
}

export const SHOP = zoneText('shop.example', [
  '@ NS ns1',
  '@ NS ns2',
  '@ CAA 0 issue "ca.example"',
  'ns1 A 192.0.2.1',
  'ns1 AAAA 2001:db8::1',
  'ns2 A 192.0.2.2',
  'www 60 A 203.0.113.1',
  'api CNAME www',
  'outside CNAME www.elsewhere.example.',
  'nowhere CNAME nothing.elsewhere.example.',
  '*.wild A 203.0.113.9',
  String.raw`text TXT "\027[31mred" "and more"`,
  'six AAAA 2001:db8::80',
  'team NS ns1.team',
  'ns1.team A 192.0.2.3',
]);

export const TEAM = zoneText('team.shop.example', [
  '@ NS ns1',
  'ns1 A 192.0.2.3',
  'www A 203.0.113.7',
]);

/** Signed afterwards. */
export function zoneToSign(zone: string): string {
  return zoneText(zone, ['@ NS ns1.shop.example.', 'www A 203.0.113.4']);
}
