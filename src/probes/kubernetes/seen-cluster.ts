import type { ProbeResult } from '../../model/catalogue.ts';
import type { Change, Clock } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { sameCause } from '../../readiness/causes/same.ts';
import { createView, type View } from '../../readiness/view.ts';
import type { Needed } from './needed-kinds.ts';
import { createReading } from './reading.ts';

/** A probe that judges what lies in the cluster, as it is now. */
export type Watched<W> = {
  /** What has to be read; nothing where the input alone gives the answer. */
  selections(input: W): readonly Needed[];
  /**
   * The answer, from what was read. Pure, and quick: it is asked some times a second. `unexplained` is what explains and
   * was not read: it is noted here only for what is not ready beside a pass.
   */
  assess(view: View, input: W, unexplained: readonly Cause[]): ProbeResult;
  /** Whether what explains may tell more beside this pass: who looks once waits a little for it then, too. */
  isExplainedPass?(said: ProbeResult): boolean;
};

/** So many at once that nothing else waits long for it. */
const APPLIED_AT_ONCE = 250;
const JUDGED_AT_ONCE = 25;

/** What a probe has seen of a cluster so far. */
export type SeenCluster = {
  /** False where it was only some more of what explains: there may be a million of these. */
  take(changes: readonly Change[]): Promise<boolean>;
  /** All was told, or can't be read. */
  isRead(): boolean;
  /** The same of all that a verdict may rest on. Throws where nothing can be reached. */
  isEnough(): boolean;
  /** With what explains and did not come, unless that `isAwaited`. */
  assess(options?: { readonly isAwaited?: boolean }): Promise<ProbeResult>;
  /** What is still to come may explain this. */
  isToExplain(said: ProbeResult): boolean;
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
      return !changes.every((change) => reading.isPartial(change));
    },
    isRead: () => reading.isDone(),
    isEnough() {
      reading.throwIfUnreachable();
      return reading.isEnough();
    },
    async assess({ isAwaited = false } = {}) {
      while (!view.work(JUDGED_AT_ONCE, clock.now())) await clock.sleep(0, signal);
      const unexplained = [...reading.blindly(), ...(isAwaited ? [] : reading.unfinished())];
      const said = what.assess(view, input, unexplained);
      return said.verdict === 'pass' ? said : withNotes(said, unexplained);
    },
    isToExplain: (said) =>
      !reading.isDone() && (said.verdict !== 'pass' || what.isExplainedPass?.(said) === true),
  };
}

/** Each once, and none that is said already. */
function withNotes(said: ProbeResult, more: readonly Cause[]): ProbeResult {
  const { cause, others, notes } = said;
  const known = new Set([...(cause ? [cause] : []), ...others, ...notes].map(sameCause));
  const news = new Map(more.map((one) => [sameCause(one), one]));
  for (const key of known) news.delete(key);
  return news.size === 0 ? said : { ...said, notes: [...notes, ...news.values()] };
}
