import type { ProbeResult } from '../../model/catalogue.ts';
import type { Change, Clock, Selection } from '../../model/ports.ts';
import { createView, type View } from '../../readiness/view.ts';
import { createReading } from './reading.ts';

/** A probe that judges what lies in the cluster, as it is now. */
export type Watched<W> = {
  /** What has to be read; nothing where the input alone gives the answer. */
  selections(input: W): readonly Selection[];
  /** The answer, from what was read. Pure, and quick: it is asked some times a second. */
  assess(view: View, input: W): ProbeResult;
};

/** So many at once that nothing else waits long for it. */
const APPLIED_AT_ONCE = 250;
const JUDGED_AT_ONCE = 25;

/** What a probe has seen of a cluster so far. */
export type SeenCluster = {
  take(changes: readonly Change[]): Promise<void>;
  /** All was told, or can't be read. Throws where nothing can be reached. */
  isRead(): boolean;
  assess(): Promise<ProbeResult>;
};

export function createSeenCluster<W>(
  what: Watched<W>,
  input: W,
  clock: Pick<Clock, 'now' | 'sleep'>,
  signal: AbortSignal,
): SeenCluster {
  const reading = createReading(what.selections(input));
  const view = createView();
  return {
    async take(changes) {
      for (const change of changes) reading.hear(change);
      for (let from = 0; from < changes.length; from += APPLIED_AT_ONCE) {
        if (from > 0) await clock.sleep(0, signal);
        view.apply(changes.slice(from, from + APPLIED_AT_ONCE));
      }
    },
    isRead() {
      reading.throwIfUnreachable();
      return reading.isDone();
    },
    async assess() {
      while (!view.work(JUDGED_AT_ONCE, clock.now())) await clock.sleep(0, signal);
      return what.assess(view, input);
    },
  };
}
