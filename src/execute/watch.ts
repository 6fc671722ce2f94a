import { recordOf } from '../core/reduce-step.ts';
import { revisionsRead } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import type { RunContext } from './context.ts';
import type { FollowedProofs, Seen } from './follow-proofs.ts';
import { isLongAgo, keepLook, keepLooks, lookAtAll, recordFinds, verdictOf } from './look.ts';
import { followStep } from './prove.ts';

/** How often a required step is proved again after it passed. */
const WATCH_EVERY_MS = 60_000;

/**
 * Proves again what passed. A regression is recorded and shown; nothing is done about it by itself. What is stale
 * passes again as soon as its probes say so.
 */
export async function watch(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const { is } = recordOf(context.recorder.state(), step.id).state;
    if (is === 'stale') await untilPassedAgain(context, step, signal);
    else if (is === 'passed' && step.required) await untilRegressed(context, step, signal);
    else return;
  }
}

/** By a look now and then: all that has passed, followed for hours, would cost much and tell nobody anything. */
async function untilRegressed(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  const { recorder, reach } = context;
  const isPassed = () => recordOf(recorder.state(), step.id).state.is === 'passed';
  while (isPassed()) {
    await sleepWhile(context, isPassed, signal);
    if (!isPassed()) return;
    if (reach.isLost()) await reach.back(signal);
    const looks = await lookAtAll(context, step.proofs, signal);
    for (const look of looks) context.door.look(step.id, look);
    const verdict = verdictOf(looks);
    const bad = looks.find((look) => look.found.verdict === verdict);
    // Cannot tell is no regression: the step was proven, and nothing says that it is not so any more.
    if (!isPassed() || (verdict !== 'fail' && verdict !== 'wait') || bad === undefined) continue;
    const seen = await keepLook(context, step.id, bad);
    await recorder.recordIf(() =>
      isPassed() ? { type: 'verdict-changed', step: step.id, seen } : undefined,
    );
  }
}

/** Until the next look is due, or the step is stale: a value that it read was corrected. */
async function sleepWhile(
  { recorder, ports }: RunContext,
  isPassed: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const awake = new AbortController();
  const off = recorder.onEvent(() => {
    if (!isPassed()) awake.abort();
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

async function untilPassedAgain(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  const { recorder } = context;
  const isStale = () => recordOf(recorder.state(), step.id).state.is === 'stale';
  const proofs = followStep(context, step, signal);
  try {
    while (isStale()) {
      const { looks, read } = await surelyPassed(context, proofs);
      const isOutdated = () => revisionsRead(step, recorder.state()) !== read;
      if (verdictOf(looks) !== 'pass' || isOutdated() || !isStale()) continue;
      await recordFinds(context, step, looks);
      const seen = await keepLooks(context, step.id, looks);
      await recorder.recordIf(() =>
        isStale() && !isOutdated() ? { type: 'step-passed', step: step.id, seen } : undefined,
      );
    }
  } finally {
    proofs.close();
  }
}

async function surelyPassed(
  { ports: { clock } }: RunContext,
  proofs: FollowedProofs,
): Promise<Seen> {
  const seen = await proofs.next();
  const isDoubtful =
    verdictOf(seen.looks) === 'pass' && seen.looks.some((look) => isLongAgo(look, clock.now()));
  return isDoubtful ? proofs.fresh() : seen;
}
