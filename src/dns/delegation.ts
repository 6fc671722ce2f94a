import type { DnsAnswer, DnsRecord, DnsServer } from '../model/dns.ts';
import { findApex } from './apex.ts';
import { gather } from './gather.ts';
import { parentOf, unique } from './names.ts';
import { someServers } from './some-servers.ts';
import { fromResolvers, type Walk } from './walk.ts';

/** Where the parent's servers differ for a moment, each delegation counts: so long the slower ones are waited for. */
const GRACE_MS = 300;

export type Delegation = {
  /** Empty where no server of the parent gives it. */
  readonly names: readonly string[];
  readonly glue: readonly DnsRecord[];
  readonly signed: boolean;
};

/** What the zone above says of this one. */
export async function readDelegation(zone: string, walk: Walk): Promise<Delegation> {
  const parents = await parentServers(zone, walk);
  const [referrals, isSigned] = await Promise.all([
    gather(
      walk.ask,
      { name: zone, type: 'NS', norecurse: true },
      parents,
      (answer) => referralNames(answer, zone).length > 0,
      { graceMs: GRACE_MS, clock: walk.clock },
      walk.signal,
    ),
    hasDs(zone, parents, walk),
  ]);
  return {
    names: unique(referrals.usable.flatMap((answer) => referralNames(answer, zone))),
    glue: referrals.usable.flatMap(({ additional }) => additional),
    signed: isSigned,
  };
}

/**
 * A referral has the NS in its authority section. A server that has the zone itself answers for the zone, not for the
 * parent: that is no delegation.
 */
function referralNames({ records, authority }: DnsAnswer, zone: string): readonly string[] {
  if (records.length > 0) return [];
  return authority
    .filter(({ name, type }) => type === 'NS' && name === zone)
    .map(({ value }) => value);
}

async function parentServers(zone: string, walk: Walk): Promise<readonly DnsServer[]> {
  const above = parentOf(zone);
  if (above === null) return [];
  const { name } = await findApex(above, walk);
  return name === null ? [] : await someServers(name, walk);
}

/** DS lies in the parent; where that can't be asked, the resolvers know. */
async function hasDs(zone: string, parents: readonly DnsServer[], walk: Walk): Promise<boolean> {
  const { usable } = await gather(
    walk.ask,
    { name: zone, type: 'DS', norecurse: true },
    parents,
    ({ is, authoritative }) => authoritative && (is === 'answer' || is === 'nodata'),
    { graceMs: 0, clock: walk.clock },
    walk.signal,
  );
  const answer = usable[0] ?? (await fromResolvers(walk, { name: zone, type: 'DS' })).first;
  return answer?.records.some(({ type }) => type === 'DS') ?? false;
}
