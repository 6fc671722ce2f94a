import { conflictOf, dependantsOf, isUndoable, mayUndoIn } from '../core/ledger.ts';
import { recordOf } from '../core/reduce-step.ts';
import type { BookStep } from '../model/book.ts';
import type { Decision } from '../model/event.ts';
import { isObject } from '../model/json.ts';
import type { StepState } from '../model/state.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { objectAtRisk } from './at-risk.ts';
import type { RunContext } from './context.ts';
import { notNow, shown } from './not-now.ts';
import { undoPlan } from './undo.ts';

/** Why the machine can't do here and now what a person was asked for. */
export function assistRefusal(
  context: RunContext,
  step: BookStep,
  decision: Decision,
  now: StepState,
): Cause | null {
  if (step.manual?.assist === undefined) return aCause('assist-none', { step: step.id });
  if (now.is !== 'your-turn' && now.is !== 'waiting-on') return notNow(decision, now.is);
  const { confirmed, undo } = recordOf(context.recorder.state(), step.id);
  if (undo === 'done') return notNow(decision, now.is);
  if (step.risk !== undefined && !confirmed)
    return aCause('confirm-first', { object: objectAtRisk(context, step) });
  const offer = context.offers.of(step.id);
  if (offer?.is === 'offered') return null;
  return offer?.is === 'hindered' ? offer.cause : aCause('assist-asking');
}

export function undoRefusal(
  context: RunContext,
  step: BookStep,
  decision: Decision,
  now: StepState,
): Cause | null {
  const state = context.recorder.state();
  if (!mayUndoIn(now)) return notNow(decision, now.is);
  if (recordOf(state, step.id).undo === 'wanted') return notNow(decision, now.is);
  const plan = isUndoable(state, step) ? undoPlan(context, step) : undefined;
  if (plan === undefined) return aCause('undo-nothing', { step: step.id });
  const acting = dependantsOf(context.book, step.id).filter(
    (id) => recordOf(state, id).state.is === 'acting',
  );
  if (acting.length > 0) return aCause('undo-while-acting', { steps: acting.join(', ') });
  return decision.value === plan.object
    ? null
    : aCause('undo-wrong', { expected: plan.object, found: shown(decision) });
}

/** It names at least from whom: what was not looked at is not taken over. */
export function takeOverRefusal(
  context: RunContext,
  step: BookStep,
  { value }: Decision,
): Cause | null {
  const { state, failure } = recordOf(context.recorder.state(), step.id);
  const conflict = conflictOf(failure);
  const isMeant =
    state.is === 'failed' &&
    conflict !== undefined &&
    isObject(value) &&
    value['managers'] === conflict.managers &&
    Object.entries(conflict).every(([key, text]) => (value[key] ?? text) === text);
  return isMeant ? null : aCause('take-over-none', { step: step.id });
}
