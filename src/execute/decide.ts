import { asksOf } from '../core/asks.ts';
import { WizardError } from '../model/error.ts';
import type { Actor, Decision } from '../model/event.ts';
import { checkCorrection } from '../core/correction.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Decided } from '../model/run.ts';
import type { RunState } from '../model/state.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { commandRuns } from './command-runs.ts';
import type { RunContext } from './context.ts';
import type { Engine } from './engine.ts';
import { pinTarget } from './pin.ts';
import { recordDecision } from './record-decision.ts';
import { refusal } from './refuse.ts';
import { sayGone } from './say-gone.ts';

/** Takes one decision: refused with a cause, or on disk with all that follows from it. */
export async function decide(
  context: RunContext,
  engine: Engine,
  decision: Decision,
  by: Actor,
): Promise<Decided> {
  const cause = refusal(context, decision);
  if (cause !== null) return { ok: false, cause };
  try {
    return await taken(context, engine, decision, by);
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    return { ok: false, cause: aCause(error.code, error.params) };
  }
}

async function taken(
  context: RunContext,
  engine: Engine,
  decision: Decision,
  by: Actor,
): Promise<Decided> {
  if (decision.do === 'pin') return pinTarget(context, decision, by);
  if (decision.do === 'clean-up' && isObject(decision.value)) return sayGone(context, decision, by);
  const kept = await stillRunning(context, decision);
  if (kept !== null) return { ok: false, cause: kept };
  // What is under way at this step is ended first, so that nothing is recorded of it afterwards.
  if (ENDS_WORK.includes(decision.do) && decision.step !== null) await engine.cancel(decision.step);
  if (LOOKED.includes(decision.do) && decision.step !== null)
    context.lookedFirst.add(decision.step);
  const decided = await recordDecision(context, decision, by);
  if (decided.ok) await followUp(context, engine, decision, by);
  return decided;
}

/** A program outlives the wizard and a skip: the next attempt waits until the one before has ended. */
async function stillRunning(context: RunContext, decision: Decision): Promise<Cause | null> {
  const step = decision.step === null ? undefined : context.book.steps.get(decision.step);
  if (!ENDS_FIRST.includes(decision.do) || step === undefined) return null;
  return (await commandRuns(context, step))
    ? aCause('command-still-running', { step: step.id })
    : null;
}

const ENDS_WORK: readonly Decision['do'][] = [
  'skip',
  'override',
  'do-again',
  'take-over',
  'assist',
  'undo',
];
/** What begins something new: a program of before must have ended. */
const ENDS_FIRST: readonly Decision['do'][] = ['do-again', 'take-over', 'assist', 'undo'];
const LOOKED: readonly Decision['do'][] = ['do-again', 'take-over'];

/** What a decision brings with it, as facts of their own. */
async function followUp(
  context: RunContext,
  engine: Engine,
  decision: Decision,
  by: Actor,
): Promise<void> {
  const { recorder } = context;
  switch (decision.do) {
    case 'go':
      await recorder.record({ type: 'go-given', section: textOf(decision.value) }, by);
      return;
    case 'clean-up':
      if (decision.value === 'remove')
        await recorder.record({ type: 'clean-up-began', round: nextRound(recorder.state()) }, by);
      return;
    case 'answer':
    case 'correct':
      await recordValues(context, decision, by);
      return;
    case 'abort':
      await engine.stop();
      await recorder.record({ type: 'run-finished', why: 'aborted', exitCode: 1 }, by);
      return;
    case 'check-again':
      if (decision.step !== null) context.lookNow.get(decision.step)?.();
      return;
    default:
      return;
  }
}

function nextRound({ cleanUp }: RunState): number {
  return (cleanUp?.round ?? 0) + 1;
}

async function recordValues(context: RunContext, decision: Decision, by: Actor): Promise<void> {
  const { recorder } = context;
  if (!isObject(decision.value)) return;
  for (const [name, value] of Object.entries(decision.value)) {
    if (name === 'run.lostCluster') await recordLost(context, textOf(value), by);
    const kept = keptValue(context, name, value);
    const source = by.kind === 'operator' ? 'operator' : `${by.kind} ${by.name}`.trim();
    await recorder.record(
      { type: 'value-found', step: decision.step, name, value: kept, source },
      by,
    );
  }
}

/** The lost cluster is recorded by its identity where it still answers; otherwise by name only. */
async function recordLost(context: RunContext, said: string, by: Actor): Promise<void> {
  const { recorder, ports } = context;
  const name = said === 'none' ? null : said;
  let lost = null;
  if (name !== null)
    try {
      const { uid, server, context: from, caSha256 } = await ports.access.summary(name);
      lost = { uid, server, context: from, caSha256 };
    } catch (error) {
      if (!(error instanceof WizardError) || error.kind !== 'cluster-unreachable') throw error;
    }
  await recorder.record({ type: 'lost-cluster-recorded', lost, context: name }, by);
}

/** As it is kept: brought into form by its type; the start of the outage in epoch milliseconds. */
function keptValue(context: RunContext, name: string, value: Json): Json {
  if (name === 'run.outageStarted') return typeof value === 'string' ? Date.parse(value) : value;
  const ask = asksOf(context.book.runbook).find((one) => one.id === name);
  const checked = checkCorrection(ask, context.recorder.state().values[name]?.value, value);
  return checked.ok ? checked.value : value;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
