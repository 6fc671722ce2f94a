import { isDue } from '../core/plan.ts';
import type { MilestoneDef } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';
import type { RunContext } from './context.ts';
import { keepLooks, lookAtAll, type Look } from './look.ts';
import { verdictOf } from './prove.ts';

const LOOK_EVERY_MS = 2000;
const WATCH_EVERY_MS = 60_000;
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
  const { clock } = context.ports;
  const from = clock.mono();
  let since: number | null = null;
  while (!signal.aborted) {
    const looks = await lookAtAll(context, milestone.proofs, signal);
    const holds = holdsNow(context, milestone, looks);
    since = holds ? (since ?? Math.max(...looks.map((look) => look.at), clock.now())) : null;
    if (holds) context.troubled.mark(milestone.id, false);
    context.live.progress(milestone.id, {
      done: looks.filter((look) => look.found.verdict === 'pass').length,
      of: looks.length,
      unit: '',
      ...(holds ? { leftMs: milestone.holdMs } : {}),
    });
    const held = heldSince(context.recorder.state(), milestone.id);
    if (since !== null && held === null && clock.now() - since >= milestone.holdMs) {
      const seen = await keepLooks(context, milestone.id, looks);
      const fact = { type: 'milestone-held', milestone: milestone.id, since, seen } as const;
      await context.recorder.recordIf((state) =>
        isDue(context.book, state, milestone) ? fact : undefined,
      );
    } else if (!holds && held !== null && (looks.length === 0 || verdictOf(looks) !== 'unknown')) {
      const seen = await keepLooks(context, milestone.id, looks);
      await context.recorder.record({ type: 'milestone-lost', milestone: milestone.id, seen });
    } else if (!holds && isHopeless(looks, clock.mono() - from))
      context.troubled.mark(milestone.id, true);
    const isHeld = heldSince(context.recorder.state(), milestone.id) !== null;
    const left =
      since === null ? LOOK_EVERY_MS : Math.max(1, milestone.holdMs - (clock.now() - since));
    await clock.sleep(isHeld ? WATCH_EVERY_MS : Math.min(LOOK_EVERY_MS, left), signal);
  }
}

function isHopeless(looks: readonly Look[], forMs: number): boolean {
  return verdictOf(looks) === 'fail' || forMs > TROUBLE_AFTER_MS;
}

/** A milestone without proofs of its own rests on what it needs. */
function holdsNow(context: RunContext, milestone: MilestoneDef, looks: readonly Look[]): boolean {
  if (looks.length > 0 && verdictOf(looks) !== 'pass') return false;
  // Also what is being done again by now: it was proven when this began, and is not any more.
  return isDue(context.book, context.recorder.state(), milestone);
}

function heldSince(state: RunState, id: string): number | null {
  return state.milestones[id]?.heldSince ?? null;
}
