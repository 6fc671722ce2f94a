import { recordOf } from '../core/reduce-step.ts';
import { revisionsRead } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import type { Verdict } from '../model/verdict.ts';
import { createChanges, isProving } from './changes.ts';
import type { RunContext } from './context.ts';
import { doorListener } from './door-seen.ts';
import { followProofs, type FollowedProofs, type Seen } from './follow-proofs.ts';
import { isLongAgo, keepLooks, recordFinds, verdictOf, type Look } from './look.ts';

/** Follows the proofs until pass, fail or the step's time is up; after that it goes on and says so: `late`. */
export async function prove(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  const proofs = followStep(context, step, signal);
  try {
    await untilSettled(context, step, proofs, signal);
  } finally {
    proofs.close();
  }
}

/** Followed from now on, so that nothing counts that was seen before. The operator may ask to look again now. */
export function followStep(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): FollowedProofs {
  const proofs = followProofs(context, step, signal, doorListener(context.door, step.id));
  context.lookNow.set(step.id, proofs.lookNow);
  return {
    ...proofs,
    close() {
      proofs.close();
      context.door.settle(step.id);
      if (context.lookNow.get(step.id) === proofs.lookNow) context.lookNow.delete(step.id);
    },
  };
}

async function untilSettled(
  context: RunContext,
  step: BookStep,
  proofs: FollowedProofs,
  signal: AbortSignal,
): Promise<void> {
  const { recorder, ports, reach } = context;
  const stoodStillBefore = reach.stoodStillMs();
  const changes = createChanges(context, step);
  for (;;) {
    const seen = await surely(context, step, proofs, await proofs.next());
    tellProgress(context, step, seen.looks);
    const verdict = stepVerdict(step, seen);
    if (verdict === 'pass' || verdict === 'fail') {
      if (await settle(context, step, seen, verdict, signal)) return;
      continue;
    }
    await changes.record(seen);
    const stoodStill = reach.stoodStillMs() - stoodStillBefore;
    await recorder.recordIf((state) => {
      const now = recordOf(state, step.id).state;
      return now.is === 'proving' && ports.clock.now() > now.until + stoodStill
        ? { type: 'step-late', step: step.id }
        : undefined;
    });
  }
}

/**
 * What would settle the step is asked once more where it rests on what a follow said long ago, or on a failure that it
 * only passed by: what is replaced is absent for an instant.
 */
async function surely(
  { ports: { clock } }: RunContext,
  step: BookStep,
  proofs: FollowedProofs,
  seen: Seen,
): Promise<Seen> {
  const verdict = stepVerdict(step, seen);
  const isDoubtful =
    verdict === 'fail'
      ? seen.looks.some((look) => look.live && look.found.verdict === 'fail')
      : verdict === 'pass' && seen.looks.some((look) => isLongAgo(look, clock.now()));
  return isDoubtful ? proofs.fresh() : seen;
}

/** What a choice is for is proven by the steps of its branch. */
function stepVerdict({ kind }: BookStep, { looks }: Seen): Verdict {
  return kind === 'choice' ? 'pass' : verdictOf(looks);
}

/** False where a value that was read is another by now: such looks prove nothing. */
async function settle(
  context: RunContext,
  step: BookStep,
  { looks, read }: Seen,
  verdict: 'pass' | 'fail',
  signal: AbortSignal,
): Promise<boolean> {
  signal.throwIfAborted();
  const before = context.recorder.state();
  if (revisionsRead(step, before) !== read) return false;
  if (!isProving(recordOf(before, step.id).state.is)) return true;
  if (verdict === 'pass') await recordFinds(context, step, looks);
  const seen = await keepLooks(context, step.id, looks);
  let isOutdated = false;
  await context.recorder.recordIf((state) => {
    const now = recordOf(state, step.id).state.is;
    isOutdated = revisionsRead(step, state) !== read;
    if (isOutdated || !isProving(now)) return undefined;
    return { type: verdict === 'pass' ? 'step-passed' : 'step-failed', step: step.id, seen };
  });
  return !isOutdated;
}

export function tellProgress(context: RunContext, step: BookStep, looks: readonly Look[]): void {
  const progress = looks.flatMap((look) => look.progress ?? []);
  const shown = progress.find((one) => one.done !== one.of) ?? progress[0];
  if (shown !== undefined) context.live.progress(step.id, shown);
}
