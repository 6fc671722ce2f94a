import type { DnsZone, NoZone } from '../model/dns.ts';
import { readDelegation } from './delegation.ts';
import { readOwnServers } from './own-servers.ts';
import { fromResolvers, type Walk } from './walk.ts';

/** A zone as its parent and its own servers tell it; where no parent can be asked, the resolvers name its servers. */
export async function readZone(zone: string, walk: Walk): Promise<DnsZone | NoZone> {
  const { names: delegated, glue, signed } = await readDelegation(zone, walk);
  const hearsay =
    delegated.length > 0 ? null : await fromResolvers(walk, { name: zone, type: 'NS' });
  const heard = hearsay?.first?.records.filter(({ type }) => type === 'NS') ?? [];
  const names = hearsay === null ? delegated : heard.map(({ value }) => value);
  if (names.length === 0) return { name: null, answers: hearsay?.answers ?? [] };
  const additional = hearsay?.first?.additional ?? glue;
  return {
    name: zone,
    delegated,
    signed,
    ...(await readOwnServers(zone, names, additional, walk)),
  };
}
