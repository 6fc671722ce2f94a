import type { DnsAnswer, DnsQuestion } from '../model/dns.ts';
import type { Clock } from '../model/ports.ts';
import { type Ask, gather, type Wait } from './gather.ts';
import type { Guides } from './guides.ts';

/** So long one resolver is waited for that has answered before: then all are asked. */
const ALONE_MS = 400;
/** Where all are asked, so much later than the first another one still counts as one that answers. */
const GRACE_MS = 50;

/** What a walk along the delegations asks with. */
export type Walk = {
  readonly ask: Ask;
  readonly clock: Clock;
  readonly guides: Guides;
  /** Port of every authoritative server: a delegation names none. */
  readonly port: number;
  readonly signal: AbortSignal;
};

export type FromResolvers = {
  readonly first: DnsAnswer | null;
  readonly answers: readonly DnsAnswer[];
};

/**
 * What a resolver knows: one of those that answer, or else the first of all that does. Checking is disabled: a zone whose
 * signatures are broken has its servers all the same, and who asks them has to learn that.
 */
export async function fromResolvers(
  walk: Walk,
  question: Pick<DnsQuestion, 'name' | 'type'>,
  { mostMs = Infinity }: Pick<Wait, 'mostMs'> = {},
): Promise<FromResolvers> {
  const { ask, clock, guides, signal } = walk;
  const unchecked = { ...question, unchecked: true } as const;
  const most = (ms: number) => (ms === Infinity ? {} : { mostMs: ms });
  const isOnly = guides.all.length === 1;
  const one = await guides.one();
  if (one !== null) {
    const wait = { clock, ...most(isOnly ? mostMs : Math.min(mostMs, ALONE_MS)) };
    const { usable, answers } = await gather(ask, unchecked, [one], isKnown, wait, signal);
    if (usable[0] !== undefined || isOnly) return { first: usable[0] ?? null, answers };
    if (answers.every(({ is }) => is === 'timeout')) guides.drop(one);
  }
  const wait = { clock, graceMs: GRACE_MS, ...most(mostMs) };
  const all = gather(ask, unchecked, guides.all, isKnown, wait, signal);
  guides.learn(all.then(({ usable }) => usable.map(({ server }) => server)));
  const { usable, answers } = await all;
  return { first: usable[0] ?? null, answers };
}

/** It says what there is, or that there is nothing. */
function isKnown({ is }: DnsAnswer): boolean {
  return is === 'answer' || is === 'nodata' || is === 'nxdomain';
}
