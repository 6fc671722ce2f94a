import { recordOf } from '../core/reduce-step.ts';
import type { Actor, Decision } from '../model/event.ts';
import type { Decided } from '../model/run.ts';
import type { Cause } from '../model/verdict.ts';
import type { RunContext } from './context.ts';
import { refusal } from './refuse.ts';

/** Judged once more when its turn at the journal has come: the state may have moved since it was taken. */
export async function recordDecision(
  context: RunContext,
  decision: Decision,
  by: Actor,
): Promise<Decided> {
  const { recorder, ports, book } = context;
  const step = decision.step === null ? undefined : book.steps.get(decision.step);
  const now = ports.clock.now();
  const extra =
    decision.do === 'more-time' && typeof decision.value === 'number'
      ? decision.value
      : step?.timeoutMs;
  const late = step === undefined ? undefined : recordOf(recorder.state(), step.id).state;
  const from = decision.do === 'more-time' && late?.is === 'late' ? Math.max(now, late.until) : now;
  let cause: Cause | null = null;
  await recorder.recordIf(() => {
    cause = refusal(context, decision);
    if (cause !== null) return undefined;
    return {
      type: 'operator-decided',
      decision,
      ...(extra === undefined ? {} : { until: from + extra }),
    };
  }, by);
  return cause === null ? { ok: true } : { ok: false, cause };
}
