import { actionOf } from '../core/action-of.ts';
import { openAsksOf } from '../core/asks.ts';
import { looksAtWorld } from '../core/looks-at-world.ts';
import { recordOf } from '../core/reduce-step.ts';
import { revisionsRead } from '../core/scope.ts';
import type { BookStep } from '../model/book.ts';
import type { ActionResult } from '../model/catalogue.ts';
import { RUN_ACCOUNT } from '../model/cloud-place.ts';
import { WizardError } from '../model/error.ts';
import type { TakeOver, Writers } from '../model/ports.ts';
import { aCause, type Cause, type EvidenceRef, type Raw } from '../model/verdict.ts';
import { ActionBroke } from './action-broke.ts';
import { recordAssistFinds } from './assist.ts';
import type { RunContext } from './context.ts';
import { END_UNKNOWN } from './end-unknown.ts';
import { attemptKey, inputOf } from './inputs.ts';
import { telling } from './made.ts';
import { keepLooks, lookAtAll, recordFinds, verdictOf } from './look.ts';
import type { Attempt } from './ports.ts';

/** Looks once before anything is done: what is already so is adopted. */
export async function lookFirst(
  context: RunContext,
  step: BookStep,
  signal: AbortSignal,
): Promise<boolean> {
  const { recorder } = context;
  const read = revisionsRead(step, recorder.state());
  const isOutdated = () => revisionsRead(step, recorder.state()) !== read;
  const isUntold = () => openAsksOf(step, recorder.state()).length > 0;
  const looks = await lookAtAll(context, step.proofs, signal);
  if (isOutdated()) return lookFirst(context, step, signal);
  for (const look of looks) context.door.look(step.id, look);
  if (verdictOf(looks) !== 'pass' || !looksAtWorld(step)) {
    context.lookedFirst.add(step.id);
    return false;
  }
  await recordFinds(context, step, looks);
  if (isUntold()) {
    context.lookedFirst.add(step.id);
    return false;
  }
  const seen = await keepLooks(context, step.id, looks);
  const adopted = await recorder.recordIf((state) => {
    const now = recordOf(state, step.id).state.is;
    return (now === 'ready' || now === 'your-turn') && !isOutdated() && !isUntold()
      ? { type: 'step-adopted', step: step.id, seen }
      : undefined;
  });
  if (!adopted && isOutdated()) return lookFirst(context, step, signal);
  // Only now: meanwhile nobody is asked to do what is there already.
  context.lookedFirst.add(step.id);
  return adopted;
}

/** Probes once more, records that it starts, acts, records how that ended. */
export async function act(context: RunContext, step: BookStep, signal: AbortSignal): Promise<void> {
  if (step.proofs.length > 0 && (await lookFirst(context, step, signal))) return;
  const state = context.recorder.state();
  const attempt = recordOf(state, step.id).attempts + 1;
  const key = attemptKey(state.run, step.id, attempt);
  const started = await context.recorder.recordIf((now) => {
    const { state: at, confirmed } = recordOf(now, step.id);
    // The object at risk may be another one since it was typed.
    const mayStart = at.is === 'ready' && (step.risk === undefined || confirmed);
    // That look may have found that the target cannot be reached.
    return mayStart && !signal.aborted && !context.reach.isLost()
      ? { type: 'step-started', step: step.id, attempt, key }
      : undefined;
  });
  if (started) await attempted(context, step, attempt, key, signal);
}

async function attempted(
  context: RunContext,
  step: BookStep,
  attempt: number,
  key: string,
  signal: AbortSignal,
): Promise<void> {
  const { recorder, ports } = context;
  let result: ActionResult;
  const said: string[] = [];
  try {
    await context.rights.demand(step, signal);
    context.live.settled(step.id);
    result = await performed(context, step, key, signal, (text) => {
      // A command's own evidence has it all.
      if (!step.startsProcess) said.push(text);
    });
  } catch (error) {
    await recordTrouble(context, step, attempt, { error, said, signal });
    return;
  } finally {
    context.live.settled(step.id);
  }
  // It was done: where that can't be recorded, the run ends, and a resume looks what came of it.
  const evidence = await keepRaw(context, step, result.evidence);
  await recordAssistFinds(context, step, result);
  await recorder.record({
    type: 'action-applied',
    step: step.id,
    changed: result.changed,
    created: result.created,
    evidence,
    until: ports.clock.now() + step.timeoutMs,
  });
}

/** How an attempt ended that did not succeed: it failed, or nobody knows. What is no `WizardError` is a bug and goes up. */
export async function recordTrouble(
  context: RunContext,
  step: BookStep,
  attempt: number,
  { error, said, signal }: { error: unknown; said: readonly string[]; signal: AbortSignal },
): Promise<void> {
  const { recorder } = context;
  if (error instanceof WizardError && !isEndUnknown(error) && !signal.aborted) {
    const evidence = await keepRaw(context, step, evidenceOf(error, said));
    const cause = aCause(error.code, error.params);
    await recorder.record({ type: 'action-failed', step: step.id, cause, evidence });
    return;
  }
  if (error instanceof WizardError && error.kind === 'cluster-unreachable') context.reach.lost();
  // What is recorded next ends this task: afterwards nobody could tell whether it had been ended before.
  const wasEnded = signal.aborted;
  const cause = doubtOf(error, wasEnded);
  await recorder.recordIf((now) =>
    recordOf(now, step.id).state.is === 'acting'
      ? { type: 'action-in-doubt', step: step.id, attempt, cause }
      : undefined,
  );
  if (!(error instanceof WizardError) && !wasEnded) throw new ActionBroke(error);
}

/** Why nobody knows. Of a bug only its name: what else it says may hold what the action had read. */
function doubtOf(error: unknown, wasEnded: boolean): Cause {
  if (error instanceof WizardError) return aCause(error.code, error.params);
  if (wasEnded) return aCause('action-cut-short');
  return aCause('action-broke', { error: error instanceof Error ? error.name : typeof error });
}

/** Where an action failed half-way, what it said on the way is all that tells what it has done. */
function evidenceOf({ evidence }: WizardError, said: readonly string[]): readonly Raw[] {
  if (evidence.length > 0 || said.length === 0) return evidence;
  return [{ name: 'output', text: said.join('') }];
}

/** Runs the step's action under this key; a command that already runs under it is attached to. */
export async function performed(
  context: RunContext,
  step: BookStep,
  key: string,
  signal: AbortSignal,
  onOutput: (text: string) => void = () => undefined,
): Promise<ActionResult> {
  const { ports, recorder } = context;
  const use = actionOf(step);
  const action = use === undefined ? undefined : ports.catalogue.actions[use.uses];
  if (use === undefined || action === undefined) throw new Error(`no action of step ${step.id}`);
  const input = await inputOf(context, use.with, signal);
  const writers = telling(context, step, ports.writers(attemptOf(context, step, key, onOutput)));
  const { takeOver } = recordOf(recorder.state(), step.id);
  return action.act(input, takeOver == null ? writers : takingOver(writers, takeOver), signal);
}

/** Who acts under this key, and where what it says is heard. */
export function attemptOf(
  { live, recorder }: Pick<RunContext, 'live' | 'recorder'>,
  step: BookStep,
  key: string,
  onOutput: (text: string) => void = () => undefined,
): Attempt {
  return {
    key,
    run: recorder.state().run,
    output(text) {
      onOutput(text);
      live.output(step.id, text);
    },
    progress: (progress) => live.progress(step.id, progress),
    async keepAccount(account) {
      await recorder.recordIf(({ values }) =>
        values[RUN_ACCOUNT] === undefined
          ? {
              type: 'value-found',
              step: step.id,
              name: RUN_ACCOUNT,
              value: account,
              source: step.id,
            }
          : undefined,
      );
    },
  };
}

/** What was decided about one conflict holds for the object that it names, and only while it is the same one. */
function takingOver(writers: Writers, takeOver: TakeOver): Writers {
  const { writer } = writers;
  return {
    ...writers,
    writer: { ...writer, apply: (object, signal) => writer.apply(object, signal, takeOver) },
  };
}

/** The connection was lost or the command is gone: what it did is not known. */
function isEndUnknown(error: WizardError): boolean {
  return error.kind === 'cluster-unreachable' || END_UNKNOWN.has(error.code);
}

export async function keepRaw(
  context: RunContext,
  step: BookStep,
  raws: readonly Raw[],
): Promise<readonly EvidenceRef[]> {
  const kept = [];
  for (const raw of raws)
    kept.push(await context.ports.journal.evidence(`${step.id}-${raw.name}`, raw.text));
  return kept;
}

/** A step that only looks starts and is applied at once: there is nothing to do but to prove. */
export async function startCheck(context: RunContext, step: BookStep): Promise<void> {
  const { recorder, ports } = context;
  const state = recorder.state();
  const attempt = recordOf(state, step.id).attempts + 1;
  const key = attemptKey(state.run, step.id, attempt);
  const started = await recorder.recordIf((now) =>
    recordOf(now, step.id).state.is === 'ready'
      ? { type: 'step-started', step: step.id, attempt, key }
      : undefined,
  );
  if (!started) return;
  const until = ports.clock.now() + step.timeoutMs;
  await recorder.record({
    type: 'action-applied',
    step: step.id,
    changed: false,
    created: [],
    evidence: [],
    until,
  });
}
