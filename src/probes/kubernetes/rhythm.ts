import type { Verdict } from '../../model/verdict.ts';

/**
 * News that leave the verdict as it is are told at most five times a second: nobody reads more. And the longer it takes
 * to judge all, the seldomer: else twice as many would cost four times as much, as they take twice as long, too.
 */
const TOLD_EVERY_MS = 200;
const TOLD_EVERY_MOST_MS = 800;
const TOLD_FOR_COST = 40;
/** Judged again so soon after the last time, and later the longer that took: it is not all there is to do. */
const LEAST_PAUSE_MS = { quick: 2, whole: 50 };
const MOST_PAUSE_MS = 100;
const PAUSE_FOR_COST = 5;
/** How fast it goes is told again even where nothing else changes: it may stand still by now. */
const PACE_EVERY_MS = 5000;

/** When what was seen is judged again, and when that is told. All times are monotonic milliseconds. */
export type Rhythm = {
  /** There is something that was not judged yet. */
  news(): void;
  isNews(): boolean;
  /** How long until it has to be judged; undefined while nothing is to be expected. */
  dueIn(now: number): number | undefined;
  /** The verdict that was told, where nothing but another one would be told now. */
  unlessTurned(now: number): Verdict | undefined;
  /** The verdict has not turned: the rest is judged when it may be told. */
  glanced(at: { from: number; to: number }): void;
  /** It was judged and is told later: judged again by then, or where there is news before. */
  kept(at: { from: number; to: number }, until: number): void;
  /** What came of it: true where it is to be told now. */
  judged(verdict: Verdict, at: Judging): boolean;
};

type Judging = {
  readonly from: number;
  readonly to: number;
  readonly isGoingOn: boolean;
  /** It has to be judged again by then, whether there is news or not. */
  readonly againAt?: number | undefined;
};

/** `quick`: whether the verdict has turned is told without judging all. */
export function createRhythm(each: 'quick' | 'whole'): Rhythm {
  let isNews = false;
  let isHeld = false;
  let isGoing = false;
  let dueAgainAt: number | undefined;
  let nextAt = Number.NEGATIVE_INFINITY;
  let told: { readonly at: number; readonly verdict: Verdict } | undefined;
  let toldEveryMs = TOLD_EVERY_MS;

  function judgedOnce({ from, to }: { from: number; to: number }): void {
    const pause = Math.max(LEAST_PAUSE_MS[each], (to - from) * PAUSE_FOR_COST);
    nextAt = to + Math.min(MOST_PAUSE_MS, pause);
    isNews = false;
  }

  return {
    news() {
      isNews = true;
    },
    isNews: () => isNews,
    dueIn(now) {
      const toldAt = told?.at ?? now;
      const due = [
        ...(isNews ? [nextAt] : []),
        ...(dueAgainAt === undefined ? [] : [dueAgainAt]),
        ...(isHeld ? [toldAt + toldEveryMs] : []),
        ...(isGoing ? [toldAt + PACE_EVERY_MS] : []),
      ];
      return due.length === 0 ? undefined : Math.max(0, Math.min(...due) - now);
    },
    unlessTurned(now) {
      if (told === undefined || now - told.at >= toldEveryMs) return undefined;
      return dueAgainAt !== undefined && dueAgainAt <= now ? undefined : told.verdict;
    },
    glanced(at) {
      judgedOnce(at);
      isHeld = true;
    },
    kept(at, until) {
      judgedOnce(at);
      dueAgainAt = until;
    },
    judged(verdict, { from, to, isGoingOn, againAt }) {
      judgedOnce({ from, to });
      dueAgainAt = againAt;
      const forCost = Math.min(TOLD_EVERY_MOST_MS, (to - from) * TOLD_FOR_COST);
      toldEveryMs = Math.max(TOLD_EVERY_MS, forCost);
      isHeld = told?.verdict === verdict && to - told.at < toldEveryMs;
      isGoing = isGoingOn;
      if (!isHeld) told = { at: to, verdict };
      return !isHeld;
    },
  };
}
