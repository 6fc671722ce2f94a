import { doorSignature } from '../core/front-door-table.ts';
import { revisionsRead } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import type { Verdict } from '../model/verdict.ts';
import { createBell } from './bell.ts';
import type { FollowContext } from './context.ts';
import { followProof } from './follow-proof.ts';
import { everyMs, lookAtAll, verdictOf, type Look } from './look.ts';

/** News that leave the verdict as it is are told at most so often. */
const TOLD_EVERY_MS = 100;

/** What all proofs say now. */
export type Seen = {
  /** The newest look at each. */
  readonly looks: readonly Look[];
  /** The revisions of the values that they were made with. */
  readonly read: string;
  /** False where only a turn is over: all stands as it was told before. */
  readonly isNews: boolean;
};

/** Is told of each look, also of those that nobody waits for, and where all is begun with other values. */
export type FollowListener = { look(look: Look): void; forget(): void };

export type FollowedProofs = {
  /**
   * Resolves as soon as there is news, and when a turn is over or `withinMs` has passed. Rejects with the signal's reason,
   * or with a bug.
   */
  next(withinMs?: number): Promise<Seen>;
  /** Looks at all once more, whatever was told. What is told meanwhile is newer than such a look. */
  fresh(): Promise<Seen>;
  /** `next` looks once more before it resolves. */
  readonly lookNow: () => void;
  close(): void;
};

/**
 * Keeps the newest look at each proof, live where a probe can follow. All is begun again with other values as soon as
 * one that was read is another: no look outlives the values it was made with.
 */
export function followProofs(
  context: FollowContext,
  what: Pick<BookStep, 'reads' | 'proofs'> & { readonly everyMs?: number },
  outer: AbortSignal,
  listener?: FollowListener,
): FollowedProofs {
  const { clock } = context.ports;
  const closed = new AbortController();
  const signal = AbortSignal.any([outer, closed.signal]);
  const turnMs = what.everyMs ?? everyMs(context, what.proofs);
  const lanes = what.proofs.map((proof, index) => ({ proof, index, everyMs: turnMs }));
  let round = new AbortController();
  let ends: (() => void)[] = [];
  let looks: (Look | undefined)[] = [];
  let read = '';
  let isNews = true;
  let mustLook = false;
  let bug: { readonly error: unknown } | undefined;
  let last: { readonly at: number; readonly verdict: Verdict } | undefined;
  const bell = createBell(clock);

  const nowRead = () => revisionsRead(what, context.recorder.state());
  const off = context.recorder.onEvent(() => {
    if (nowRead() !== read) beginAll();
  });
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  else beginAll();

  function end(): void {
    off();
    round.abort(signal.reason);
    bell.ring();
  }

  function beginAll(): void {
    round.abort();
    round = new AbortController();
    read = nowRead();
    looks = lanes.map(() => undefined);
    ends = lanes.map(begin);
    isNews = true;
    listener?.forget();
    bell.ring();
  }

  function begin(lane: (typeof lanes)[number]): () => void {
    const over = new AbortController();
    const mine = AbortSignal.any([round.signal, over.signal]);
    followProof(context, lane, (look) => void (mine.aborted || tell(look)), mine).catch(
      (error: unknown) => {
        if (mine.aborted) return;
        bug = { error };
        bell.ring();
      },
    );
    return () => over.abort();
  }

  function tell(look: Look): void {
    isNews ||= !saysTheSame(looks[look.proof], look);
    looks[look.proof] = look;
    listener?.look(look);
    if (isNews) bell.ring();
  }

  function seen(): Seen | undefined {
    const known = looks.filter((look) => look !== undefined);
    return known.length === lanes.length ? { looks: known, read, isNews } : undefined;
  }

  /** How long it may still take until what is seen is told. */
  function dueIn({ isNews: isNew, looks: known }: Seen, turnEnds: number): number {
    const now = clock.mono();
    if (!isNew) return turnEnds - now;
    if (last === undefined || last.verdict !== verdictOf(known)) return 0;
    return Math.min(turnEnds, last.at + TOLD_EVERY_MS) - now;
  }

  async function next(withinMs = turnMs): Promise<Seen> {
    const turnEnds = clock.mono() + Math.min(turnMs, Math.max(1, withinMs));
    for (;;) {
      signal.throwIfAborted();
      if (bug !== undefined) throw bug.error;
      const now = seen();
      // Where the first looks are still under way, they are what is asked for.
      if (mustLook && now !== undefined) return fresh();
      const due = now === undefined ? undefined : dueIn(now, turnEnds);
      if (now !== undefined && due !== undefined && due <= 0) return telling(now);
      await bell.wait(due);
    }
  }

  function telling(now: Seen): Seen {
    isNews = false;
    mustLook = false;
    last = { at: clock.mono(), verdict: verdictOf(now.looks) };
    return now;
  }

  async function fresh(): Promise<Seen> {
    for (;;) {
      signal.throwIfAborted();
      const { signal: mine } = round;
      const before = [...looks];
      const made = await lookAtAll(context, what.proofs, mine).catch((error: unknown) => {
        if (mine.aborted) return undefined;
        throw error;
      });
      // With other values it is looked at anew.
      if (made === undefined || mine.aborted) continue;
      return telling({ looks: made.map((look) => taken(look, before)), read, isNews: true });
    }
  }

  /** A look that was asked for. A follow that said something else is behind, or dead: it is begun again. */
  function taken(look: Look, before: readonly (Look | undefined)[]): Look {
    const now = looks[look.proof];
    if (now === undefined || now === before[look.proof]) {
      tell(look);
      if (now?.live === true && !agrees(now, look)) beginAgain(look.proof);
      return look;
    }
    listener?.look(look);
    return now;
  }

  function beginAgain(index: number): void {
    ends[index]?.();
    const lane = lanes[index];
    if (lane !== undefined) ends[index] = begin(lane);
  }

  return {
    next,
    fresh,
    lookNow() {
      mustLook = true;
      bell.ring();
    },
    close: () => closed.abort(),
  };
}

function saysTheSame(before: Look | undefined, now: Look): boolean {
  return (
    before !== undefined && JSON.stringify(whatItSays(before)) === JSON.stringify(whatItSays(now))
  );
}

function whatItSays({ found, finds, progress, unbroken, door }: Look) {
  return [found, finds, progress, unbroken, doorSignature(door ?? [])];
}

function agrees(one: Look, other: Look): boolean {
  return one.found.verdict === other.found.verdict && one.unbroken === other.unbroken;
}
