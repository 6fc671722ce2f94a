import type { DnsServer } from '../model/dns.ts';
import { locate } from './addresses.ts';
import { fromResolvers, type Walk } from './walk.ts';

/** A top-level domain has a dozen, which all say the same. */
const MOST_HOSTS = 4;

/** Servers of a zone as the resolvers know them: enough to ask for what lies below it. */
export async function someServers(zone: string, walk: Walk): Promise<readonly DnsServer[]> {
  const { first } = await fromResolvers(walk, { name: zone, type: 'NS' });
  const hosts = first?.records.filter(({ type }) => type === 'NS').map(({ value }) => value) ?? [];
  const { servers } = await locate(hosts.slice(0, MOST_HOSTS), first?.additional ?? [], walk);
  return servers;
}
