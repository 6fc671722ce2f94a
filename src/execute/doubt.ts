import { looksAtWorld } from '../core/looks-at-world.ts';
import { recordOf } from '../core/reduce-step.ts';
import type { BookStep } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import type { DoubtAnswer, ProofSeen } from '../model/event.ts';
import type { StepState } from '../model/state.ts';
import { aCause, found, type Cause, type Raw, type Verdict } from '../model/verdict.ts';
import { keepRaw, performed } from './act.ts';
import { recordAssistFinds } from './assist.ts';
import { recordMade } from './made.ts';
import type { RunContext } from './context.ts';
import { END_UNKNOWN } from './end-unknown.ts';
import { attemptKey } from './inputs.ts';
import { keepLook, lookAtAll, recordFinds, verdictOf, type Look } from './look.ts';

/**
 * An action whose end is not known. The world is asked before anything else: done, not done, partly or cannot tell.
 * Nothing is ever started from here: a command that was started is attached to, one that was not stays unstarted.
 */
export async function settleDoubt(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<void> {
  const { recorder, ports, reach } = context;
  await reach.back(signal);
  const state = recordOf(recorder.state(), step.id).state;
  if (state.is !== 'in-doubt') return;
  const looks = await lookAtAll(context, step.proofs, signal);
  if (reach.isLost()) return;
  for (const look of looks) context.door.look(step.id, look);
  const { answer, cause, evidence } = await answerOf(context, step, state, looks, signal);
  if (answer === 'done' && verdictOf(looks) === 'pass') await recordFinds(context, step, looks);
  const worst = await worstSeen(context, step, looks);
  const kept = await keepRaw(context, step, evidence);
  const others = [...worst.found.others, ...(cause === undefined ? [] : [cause])];
  const seen = {
    ...worst,
    found: { ...worst.found, others },
    evidence: [...worst.evidence, ...kept],
  };
  await recorder.recordIf((now) =>
    recordOf(now, step.id).state.is === 'in-doubt'
      ? {
          type: 'verdict-changed',
          step: step.id,
          seen,
          answer,
          until: ports.clock.now() + step.timeoutMs,
        }
      : undefined,
  );
}

/** With how the command itself ended, where it was one: the proofs say nothing of that. */
type Answer = {
  readonly answer: DoubtAnswer;
  readonly cause?: Cause;
  readonly evidence: readonly Raw[];
};

function plainly(answer: DoubtAnswer): Answer {
  return { answer, evidence: [] };
}

type InDoubt = Extract<StepState, { is: 'in-doubt' }>;

/** That it no longer proves is no proof that all is gone: only undoing it once more can tell. */
function undoAnswer({ recorder }: RunContext, step: BookStep, verdict: Verdict): DoubtAnswer {
  const rows = recorder.state().ledger.filter((row) => row.step === step.id);
  if (rows.some(({ undoneAt }) => undoneAt !== undefined)) return 'partly';
  return verdict === 'pass' ? 'not-done' : 'cannot-tell';
}

async function answerOf(
  context: RunContext,
  step: BookStep,
  { attempt, undo: isUndo }: InDoubt,
  looks: readonly Look[],
  signal: AbortSignal,
): Promise<Answer> {
  const verdict = looks.length === 0 || !looksAtWorld(step) ? 'unknown' : verdictOf(looks);
  if (isUndo === true) return plainly(undoAnswer(context, step, verdict));
  if (verdict === 'pass' || step.kind === 'check') return plainly('done');
  if (step.startsProcess) return commandAnswer(context, step, attempt, signal);
  if (verdict === 'unknown') return plainly('cannot-tell');
  return plainly(looks.some((look) => (look.progress?.done ?? 0) > 0) ? 'partly' : 'not-done');
}

/** A command leaves its own traces: whether it was started, and how it ended. */
export async function commandAnswer(
  context: RunContext,
  step: BookStep,
  attempt: number,
  signal: AbortSignal,
): Promise<Answer> {
  const key = attemptKey(context.recorder.state().run, step.id, attempt);
  const live = { key, run: '', output: () => undefined, progress: () => undefined };
  try {
    const known = await context.ports.writers(live).shell.known(key);
    if (known === 'never-started') return plainly('not-done');
    if (known === 'lost') return plainly('cannot-tell');
    const result = await performed(context, step, key, signal);
    await recordAssistFinds(context, step, result);
    for (const entry of result.created) await recordMade(context, step, entry);
    return { answer: 'done', evidence: result.evidence };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof WizardError)) throw error;
    const answer = END_UNKNOWN.has(error.code) ? 'cannot-tell' : 'partly';
    return { answer, cause: aCause(error.code, error.params), evidence: error.evidence };
  }
}

async function worstSeen(
  context: RunContext,
  step: BookStep,
  looks: readonly Look[],
): Promise<ProofSeen> {
  const verdict = verdictOf(looks);
  const worst = looks.find((look) => look.found.verdict === verdict);
  if (worst !== undefined) return keepLook(context, step.id, worst);
  const nothing = found('unknown', aCause('nothing-proves', { step: step.id }));
  return { proof: 0, found: nothing, evidence: [], at: context.ports.clock.now(), durationMs: 0 };
}
