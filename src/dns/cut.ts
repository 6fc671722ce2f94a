import type { DnsAnswer } from '../model/dns.ts';
import { gather } from './gather.ts';
import { isWithin } from './names.ts';
import { someServers } from './some-servers.ts';
import type { Walk } from './walk.ts';

/** The zone below this one that the name is in, as this one's servers delegate it; null where they don't tell. */
export async function findCut(name: string, zone: string, walk: Walk): Promise<string | null> {
  const { usable } = await gather(
    walk.ask,
    { name, type: 'NS', norecurse: true },
    await someServers(zone, walk),
    (answer) => cutIn(answer, name, zone) !== null,
    { graceMs: 0, clock: walk.clock },
    walk.signal,
  );
  return usable[0] === undefined ? null : cutIn(usable[0], name, zone);
}

function cutIn({ authority }: DnsAnswer, name: string, zone: string): string | null {
  const cut = authority.find(({ type }) => type === 'NS')?.name;
  if (cut === undefined || cut === zone) return null;
  return isWithin(name, cut) && isWithin(cut, zone) ? cut : null;
}
