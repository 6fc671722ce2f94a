import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Change, Readers } from '../../model/ports.ts';
import { answered } from '../result.ts';
import { follow } from './follow.ts';
import { createLastWords } from './last-words.ts';
import { asAsked } from './needed-kinds.ts';
import { createSeenCluster, type Watched } from './seen-cluster.ts';
import { takeEnough, type Taken } from './take-enough.ts';

/** Looks once and follows by the same judgement, so that both always say the same. */
export function watched<W>(what: Watched<W>): Required<Pick<ProbeDef<W>, 'look' | 'follow'>> {
  return {
    look: (input, ports, signal) => answered(lookOnce(what, input, ports, signal)),
    follow: (input, ports, signal) => follow(what, input, ports, signal),
  };
}

async function lookOnce<W>(
  what: Watched<W>,
  input: W,
  { cluster, clock }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const selections = what.selections(input);
  const seen = createSeenCluster(what, input, clock, signal);
  let early: ProbeResult | undefined;

  async function take(batch: readonly Change[]): Promise<Taken> {
    await seen.take(batch);
    if (!seen.isEnough()) return 'too-little';
    if (seen.isRead()) return 'enough';
    // Judged once at this point: what explains changes no verdict.
    if (early !== undefined) return 'all-but-what-explains';
    early = await seen.assess({ isAwaited: true });
    return seen.isToExplain(early) ? 'all-but-what-explains' : 'enough';
  }

  const tell = (until: AbortSignal) => cluster.follow(asAsked(selections), until, { once: true });
  if (selections.length > 0) await takeEnough(tell, take, clock, signal);
  seen.isEnough();
  const said = await seen.assess();
  const words = createLastWords(cluster);
  await words.read(said, signal);
  signal.throwIfAborted();
  return words.into(said);
}
