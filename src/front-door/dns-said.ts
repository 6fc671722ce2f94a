import type { DnsAnswer, DnsServer } from '../model/dns.ts';

/** Servers as they are named: with the address where one name has several, or none is known. */
export function serversOf(
  lanes: readonly { readonly lane: { readonly server: DnsServer } }[],
): string {
  return [...new Set(lanes.map(({ lane }) => serverName(lane.server)))].join(', ');
}

export function serverName({ name, address }: DnsServer): string {
  return name === '' || name.startsWith(address) ? address : `${name} (${address})`;
}

/** One answer in a few words: `8.8.8.8: SERVFAIL`. */
export function said({ server, is, code }: DnsAnswer): string {
  return `${serverName(server)}: ${code === '' ? is : code}`;
}
