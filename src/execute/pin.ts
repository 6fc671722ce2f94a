import { drillsOnCluster } from '../core/drills-on-cluster.ts';
import { isLostCluster } from '../core/select.ts';
import type { Actor, Decision } from '../model/event.ts';
import { WizardError } from '../model/error.ts';
import { isObject } from '../model/json.ts';
import type { TargetSummary } from '../model/ports.ts';
import type { Decided } from '../model/run.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import type { RunContext } from './context.ts';
import { othersThere } from './marked.ts';
import { refusal } from './refuse.ts';

const OTHERS_MS = 10_000;

/**
 * Pins the target: the cluster behind the named context is asked who it is once more, and must be the one that was
 * shown. The lost cluster is pinned only where the operator repairs in place and typed its name.
 */
export function pinTarget(context: RunContext, decision: Decision, by: Actor): Promise<Decided> {
  // One at a time: whoever comes second sees what the first one pinned, before anything is opened.
  return context.pinGate(() => pinned(context, decision, by), new AbortController().signal);
}

async function pinned(context: RunContext, decision: Decision, by: Actor): Promise<Decided> {
  const { recorder, ports, book } = context;
  const step = decision.step === null ? undefined : book.steps.get(decision.step);
  const value = isObject(decision.value) ? decision.value : {};
  const name = value['context'];
  if (step === undefined || typeof name !== 'string')
    return { ok: false, cause: aCause('context-missing-in-decision') };
  if (recorder.state().mode === 'incident' && recorder.state().lost === undefined)
    return { ok: false, cause: aCause('lost-first') };
  const summary = await ports.access.summary(name);
  const cause =
    refusal(context, decision) ?? forbidden(context, summary, value['uid'], value['repair']);
  if (cause !== null) return { ok: false, cause };

  const kubeconfig = await ports.access.pin(name);
  const { uid, server, caSha256 } = summary;
  const target = { uid, server, context: name, caSha256 };
  await recorder.record({ type: 'operator-decided', decision }, by);
  await ports.access.open(target, kubeconfig);
  const until = ports.clock.now() + step.timeoutMs;
  // It may have been skipped while the cluster was being opened.
  let late: Cause | null = null;
  await recorder.recordIf(() => {
    late = refusal(context, decision);
    if (late !== null) return undefined;
    return { type: 'target-pinned', target, kubeconfig, step: step.id, until };
  }, by);
  if (late !== null) return { ok: false, cause: late };
  if (drillsOnCluster(recorder.state())) await tellOthers(context);
  return { ok: true };
}

/** What an earlier drill left would be found to be so already: it is told before anything is done. */
async function tellOthers({ ports, recorder }: RunContext): Promise<void> {
  const { run } = recorder.state();
  try {
    const limit = AbortSignal.timeout(OTHERS_MS);
    const others = await othersThere(ports.readers().cluster, run, limit);
    if (others.length > 0) await recorder.record({ type: 'others-left', others });
  } catch (error) {
    // Nothing rests on it: who may not list everything, or has no answer in time, goes on.
    if (!(error instanceof WizardError) && !isTimeout(error)) throw error;
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

function forbidden(
  context: RunContext,
  summary: TargetSummary,
  expected: unknown,
  repair: unknown,
): Cause | null {
  if (typeof expected === 'string' && expected !== summary.uid)
    return aCause('pin-other-uid', { expected, found: summary.uid, context: summary.context });
  const state = context.recorder.state();
  const { target } = state;
  if (target !== null && target.uid !== summary.uid)
    return aCause('pin-twice', { pinned: target.context, found: summary.context });
  if (isLostCluster(state, summary) && repair !== summary.context)
    return aCause('pin-lost', { context: summary.context, uid: summary.uid });
  return context.ports.access.guard(summary);
}
