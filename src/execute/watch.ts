import { recordOf } from '../core/reduce-step.ts';
import { revisionsRead } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import type { RunContext } from './context.ts';
import { keepLook, keepLooks, lookAtAll, recordFinds } from './look.ts';
import { pause, verdictOf } from './prove.ts';

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
  let first = true;
  while (!signal.aborted) {
    const now = recordOf(context.recorder.state(), step.id).state;
    if (now.is === 'passed') await context.ports.clock.sleep(WATCH_EVERY_MS, signal);
    else if (!first) await pause(context, step, signal);
    first = false;
    if (context.reach.isLost()) await context.reach.back(signal);
    const read = revisionsRead(step, context.recorder.state());
    const looks = await lookAtAll(context, step.proofs, signal);
    const verdict = verdictOf(looks);
    const is = recordOf(context.recorder.state(), step.id).state.is;
    const isOutdated = () => revisionsRead(step, context.recorder.state()) !== read;
    if (is === 'stale' && verdict === 'pass' && !isOutdated()) {
      await recordFinds(context, step, looks);
      const seen = await keepLooks(context, step.id, looks);
      await context.recorder.recordIf((state) =>
        recordOf(state, step.id).state.is === 'stale' && !isOutdated()
          ? { type: 'step-passed', step: step.id, seen }
          : undefined,
      );
      if (recordOf(context.recorder.state(), step.id).state.is !== 'stale' && !step.required)
        return;
    }
    const bad = looks.find((look) => look.found.verdict === verdict);
    // Cannot tell is no regression: the step was proven, and nothing says that it is not so any more.
    if (is === 'passed' && (verdict === 'fail' || verdict === 'wait') && bad !== undefined) {
      const seen = await keepLook(context, step.id, bad);
      await context.recorder.recordIf((state) =>
        recordOf(state, step.id).state.is === 'passed'
          ? { type: 'verdict-changed', step: step.id, seen }
          : undefined,
      );
    }
  }
}
