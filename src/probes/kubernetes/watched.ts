import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { answered } from '../result.ts';
import { follow } from './follow.ts';
import { createLastWords } from './last-words.ts';
import { createSeenCluster, type Watched } from './seen-cluster.ts';

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
  if (selections.length > 0)
    for await (const batch of cluster.follow(selections, signal, { once: true }))
      await seen.take(batch);
  seen.isRead();
  const said = await seen.assess();
  const words = createLastWords(cluster);
  await words.read(said, signal);
  signal.throwIfAborted();
  return words.into(said);
}
