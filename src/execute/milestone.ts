import { isDue } from '../core/plan.ts';
import type { MilestoneDef } from '../model/runbook.ts';
import type { RunContext } from './context.ts';
import { doorListener } from './door-seen.ts';
import { followProofs, type FollowedProofs } from './follow-proofs.ts';
import { createHold, type Hold } from './hold.ts';
import { keepLooks, lookAtAll, verdictOf, type Look } from './look.ts';

const LOOK_EVERY_MS = 2000;
const WATCH_EVERY_MS = 60_000;
/** What fails for so long does not heal by itself at once. */
const FAILED_AFTER_MS = 2000;
/** After this long without holding, a person is told. */
const TROUBLE_AFTER_MS = 5 * 60_000;

/**
 * Holds a milestone: its proofs and the required steps before it must pass without a break for `holdMs`. It counts
 * from the instant since which they all passed. Afterwards it is looked at again, and lost where it no longer holds.
 */
export async function holdMilestone(
  context: RunContext,
  milestone: MilestoneDef,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if (isHeld(context, milestone)) await untilLost(context, milestone, signal);
    else await untilHeld(context, milestone, signal);
  }
}

async function untilHeld(
  context: RunContext,
  milestone: MilestoneDef,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = context.ports;
  const time = () => ({ at: clock.now(), mono: clock.mono() });
  const hold = createHold(milestone.proofs.length, milestone.holdMs, time);
  // Also what is being done again by now: it was proven when this began, and is not any more.
  const ask = () => hold.needs(isDue(context.book, context.recorder.state(), milestone));
  const off = context.recorder.onEvent(ask);
  const what = { reads: [], proofs: milestone.proofs, everyMs: LOOK_EVERY_MS };
  const door = doorListener(context.door, milestone.id);
  const proofs = followProofs(context, what, signal, {
    look(look) {
      hold.look(look);
      door.look(look);
    },
    forget() {
      hold.forget();
      door.forget();
    },
  });
  context.lookNow.set(milestone.id, proofs.lookNow);
  ask();
  try {
    await untilRecorded(context, milestone, proofs, hold);
  } finally {
    off();
    proofs.close();
    context.door.settle(milestone.id);
    context.lookNow.delete(milestone.id);
  }
}

async function untilRecorded(
  context: RunContext,
  milestone: MilestoneDef,
  proofs: FollowedProofs,
  hold: Hold,
): Promise<void> {
  const trouble = createTrouble(context, milestone);
  for (;;) {
    const { looks } = await proofs.next(hold.since() === null ? undefined : hold.leftMs());
    const holds = hold.since() !== null;
    tellProgress(context, milestone, looks, hold);
    trouble.tell(holds, looks);
    if (holds && hold.leftMs() === 0 && (await isRecorded(context, milestone, proofs, hold)))
      return;
  }
}

/** All is looked at once more. The hold hears of each of these looks too, and may not have moved until it is recorded. */
async function isRecorded(
  context: RunContext,
  milestone: MilestoneDef,
  proofs: FollowedProofs,
  hold: Hold,
): Promise<boolean> {
  const since = hold.since();
  const { looks } = await proofs.fresh();
  const isUnmoved = () => hold.since() === since && hold.leftMs() === 0;
  if (since === null || !isUnmoved()) return false;
  const seen = await keepLooks(context, milestone.id, looks);
  return context.recorder.recordIf((state) =>
    isUnmoved() && isDue(context.book, state, milestone)
      ? { type: 'milestone-held', milestone: milestone.id, since, seen }
      : undefined,
  );
}

/** By a look now and then, as what has passed. */
async function untilLost(
  context: RunContext,
  milestone: MilestoneDef,
  signal: AbortSignal,
): Promise<void> {
  const trouble = createTrouble(context, milestone);
  while (isHeld(context, milestone)) {
    await sleepWhileHeld(context, milestone, signal);
    if (!isHeld(context, milestone)) return;
    const looks = await lookAtAll(context, milestone.proofs, signal);
    for (const look of looks) context.door.look(milestone.id, look);
    const passes = looks.length === 0 || verdictOf(looks) === 'pass';
    const holds = passes && isDue(context.book, context.recorder.state(), milestone);
    tellProgress(context, milestone, looks);
    trouble.tell(holds, looks);
    // Cannot tell is no loss: it was held, and nothing says that it is not so any more.
    if (holds || (looks.length > 0 && verdictOf(looks) === 'unknown')) continue;
    const seen = await keepLooks(context, milestone.id, looks);
    await context.recorder.recordIf(() =>
      isHeld(context, milestone)
        ? { type: 'milestone-lost', milestone: milestone.id, seen }
        : undefined,
    );
  }
}

/** Until the next look is due, or what it rests on was undone. */
async function sleepWhileHeld(
  { recorder, ports }: RunContext,
  milestone: MilestoneDef,
  signal: AbortSignal,
): Promise<void> {
  const awake = new AbortController();
  const off = recorder.onEvent(() => {
    if (!isHeld({ recorder }, milestone)) awake.abort();
  });
  try {
    await ports.clock.sleep(WATCH_EVERY_MS, AbortSignal.any([signal, awake.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (!awake.signal.aborted) throw error;
  } finally {
    off();
  }
}

function tellProgress(
  { live }: RunContext,
  milestone: MilestoneDef,
  looks: readonly Look[],
  hold?: Hold,
): void {
  const isHolding = hold !== undefined && hold.since() !== null;
  live.progress(milestone.id, {
    done: looks.filter((look) => look.found.verdict === 'pass').length,
    of: looks.length,
    unit: '',
    ...(isHolding ? { leftMs: hold.leftMs() } : {}),
  });
}

/** Tells a person where it does not look as if it would hold by itself. */
function createTrouble({ ports, troubled }: RunContext, milestone: MilestoneDef) {
  const { clock } = ports;
  let badSince: number | null = null;
  let failedSince: number | null = null;
  return {
    tell(holds: boolean, looks: readonly Look[]): void {
      const now = clock.mono();
      badSince = holds ? null : (badSince ?? now);
      failedSince = verdictOf(looks) === 'fail' ? (failedSince ?? now) : null;
      if (holds) troubled.mark(milestone.id, false);
      else if (isFor(failedSince, FAILED_AFTER_MS) || isFor(badSince, TROUBLE_AFTER_MS))
        troubled.mark(milestone.id, true);
      function isFor(since: number | null, ms: number): boolean {
        return since !== null && now - since >= ms;
      }
    },
  };
}

function isHeld({ recorder }: Pick<RunContext, 'recorder'>, milestone: MilestoneDef): boolean {
  return (recorder.state().milestones[milestone.id]?.heldSince ?? null) !== null;
}
