import type { DnsAnswer, DnsQuestion, DnsServer } from '../model/dns.ts';
import type { Clock } from '../model/ports.ts';
import { type Ask, gather, type Wait } from './gather.ts';

/** What a walk along the delegations asks with. */
export type Walk = {
  readonly ask: Ask;
  readonly clock: Clock;
  readonly resolvers: readonly DnsServer[];
  /** Port of every authoritative server: a delegation names none. */
  readonly port: number;
  readonly signal: AbortSignal;
};

export type FromResolvers = {
  readonly first: DnsAnswer | null;
  readonly answers: readonly DnsAnswer[];
};

/**
 * The first resolver that knows it. Checking is disabled: a zone whose signatures are broken has its servers all the
 * same, and who asks them has to learn that.
 */
export async function fromResolvers(
  walk: Walk,
  question: Pick<DnsQuestion, 'name' | 'type'>,
  wait: Pick<Wait, 'mostMs'> = {},
): Promise<FromResolvers> {
  const { usable, answers } = await gather(
    walk.ask,
    { ...question, unchecked: true },
    walk.resolvers,
    isKnown,
    { ...wait, graceMs: 0, clock: walk.clock },
    walk.signal,
  );
  return { first: usable[0] ?? null, answers };
}

/** It says what there is, or that there is nothing. */
function isKnown({ is }: DnsAnswer): boolean {
  return is === 'answer' || is === 'nodata' || is === 'nxdomain';
}
