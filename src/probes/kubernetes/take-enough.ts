import type { Change, Clock } from '../../model/ports.ts';

/** So much longer what only explains is waited for, once all that a verdict rests on has been read. */
export const PATIENCE_MS = 3000;

/** What was taken so far: too little, all but what explains, or as much as is wanted. */
export type Taken = 'too-little' | 'all-but-what-explains' | 'enough';

const RAN_OUT = new Error('What explains was not told in time');

/** Takes what is told until it ends, until that is enough, or until only what explains was missing for a while. */
export async function takeEnough(
  tell: (signal: AbortSignal) => AsyncIterable<readonly Change[]>,
  take: (batch: readonly Change[]) => Promise<Taken>,
  clock: Pick<Clock, 'sleep'>,
  outer: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([outer, over.signal]);
  let isLimited = false;

  async function limit(): Promise<void> {
    isLimited = true;
    const [slept] = await Promise.allSettled([clock.sleep(PATIENCE_MS, signal)]);
    if (slept.status === 'fulfilled') over.abort(RAN_OUT);
  }

  async function untilEnough(): Promise<void> {
    for await (const batch of tell(signal)) {
      const taken = await take(batch);
      if (taken === 'enough') return;
      if (taken === 'all-but-what-explains' && !isLimited) void limit();
    }
  }

  const [read] = await Promise.allSettled([untilEnough()]);
  over.abort();
  if (read.status === 'rejected' && read.reason !== RAN_OUT) throw read.reason;
}
