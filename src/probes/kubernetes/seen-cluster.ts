import type { ProbeResult } from '../../model/catalogue.ts';
import type { Change, Clock } from '../../model/ports.ts';
import type { Cause, Verdict } from '../../model/verdict.ts';
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
  /**
   * The verdict of `assess` alone, by what is found of roots that have changed themselves; undefined where it rests on
   * more. It is asked for a hundred times a second.
   */
  verdict?(view: View, input: W): Verdict | undefined;
  /** Whether what explains may tell more beside this pass: who looks once waits a little for it then, too. */
  isExplainedPass?(said: ProbeResult): boolean;
};

/** Nothing else has to wait longer than this, nor for more than so many steps. */
const SLICE_MS = 8;
const SLICE_STEPS = 25;
const APPLIED_AT_ONCE = 10;
const JUDGED_AT_ONCE = 1;

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
  /** Whether that would have this verdict, as far as it can be told with little work. False where it can't. */
  isStill(verdict: Verdict): Promise<boolean>;
  /** What is still to come may explain this. */
  isToExplain(said: ProbeResult): boolean;
};

export function createSeenCluster<W>(
  what: Watched<W>,
  input: W,
  clock: Pick<Clock, 'now' | 'mono' | 'sleep'>,
  signal: AbortSignal,
): SeenCluster {
  const reading = createReading(what.selections(input));
  const view = createView();
  /** The verdict after so many turns. */
  let known: { readonly turns: number; readonly verdict: Verdict | undefined } | undefined;

  /** Until a step says that it was the last. */
  async function inSlices(step: () => boolean): Promise<void> {
    let [began, steps] = [clock.mono(), 1];
    while (!step()) {
      steps += 1;
      if (steps <= SLICE_STEPS && clock.mono() - began < SLICE_MS) continue;
      await clock.sleep(0, signal);
      [began, steps] = [clock.mono(), 1];
    }
  }

  return {
    async take(changes) {
      for (const change of changes) reading.hear(change);
      let from = 0;
      await inSlices(() => {
        view.apply(changes.slice(from, from + APPLIED_AT_ONCE));
        from += APPLIED_AT_ONCE;
        return from >= changes.length;
      });
      return !changes.every((change) => reading.isPartial(change));
    },
    isRead: () => reading.isDone(),
    isEnough() {
      reading.throwIfUnreachable();
      return reading.isEnough();
    },
    async assess({ isAwaited = false } = {}) {
      await inSlices(() => view.work(JUDGED_AT_ONCE, clock.now()));
      const unexplained = [...reading.blindly(), ...(isAwaited ? [] : reading.unfinished())];
      const said = what.assess(view, input, unexplained);
      return said.verdict === 'pass' ? said : withNotes(said, unexplained);
    },
    async isStill(verdict) {
      if (what.verdict === undefined) return false;
      await inSlices(() => view.work(JUDGED_AT_ONCE, clock.now(), 'changed'));
      const turns = view.turns();
      if (known?.turns !== turns) known = { turns, verdict: what.verdict(view, input) };
      return known.verdict === verdict;
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
