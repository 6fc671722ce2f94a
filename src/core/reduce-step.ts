import type { Actor, FactWithTime, ProofSeen } from '../model/event.ts';
import type { StepId } from '../model/runbook.ts';
import type { RunState, StepRecord, StepState } from '../model/state.ts';
import { UNTOUCHED } from './initial.ts';
import { mayMove } from './transitions.ts';

const SETTLED: readonly StepState['is'][] = [
  'passed',
  'attested',
  'skipped',
  'overridden',
  'rehearsed',
];

export function recordOf(state: RunState, step: StepId): StepRecord {
  return Object.hasOwn(state.steps, step) ? (state.steps[step] ?? UNTOUCHED) : UNTOUCHED;
}

export function withStep(state: RunState, step: StepId, change: Partial<StepRecord>): RunState {
  return { ...state, steps: { ...state.steps, [step]: { ...recordOf(state, step), ...change } } };
}

/** Thrown where a step would go to a state that the table does not allow. */
export class RefusedTransition extends Error {
  override readonly name = 'RefusedTransition';
}

/**
 * Moves a step along the table. `by` is the event, or the decision within `operator-decided`.
 * A record that is `ready` may really stand at blocked or your-turn, which are derived, so those rows count too.
 */
export function moveStep(
  state: RunState,
  event: FactWithTime,
  step: StepId,
  to: StepState,
  by: string = event.type,
): RunState {
  const record = recordOf(state, step);
  const from = record.state.is;
  const derived: readonly StepState['is'][] =
    from === 'ready' ? ['ready', 'your-turn', 'blocked'] : [from];
  if (!derived.some((one) => mayMove(one, to.is, by)))
    throw new RefusedTransition(`${step}: ${from} to ${to.is} by ${by}`);
  return withStep(state, step, {
    state: to,
    startedAt: record.startedAt ?? event.at,
    finishedAt: SETTLED.includes(to.is) ? event.at : null,
    by: withActor(record.by, event.by),
  });
}

/** The newest look at each proof stands in place of the one before. */
export function seenMerged(state: RunState, step: StepId, seen: readonly ProofSeen[]): RunState {
  const kept = recordOf(state, step).seen.filter(
    (old) => !seen.some((one) => one.proof === old.proof),
  );
  return withStep(state, step, {
    seen: [...kept, ...seen].toSorted((a, b) => a.proof - b.proof),
  });
}

function withActor(actors: readonly Actor[], by: Actor): readonly Actor[] {
  const same = (one: Actor) => one.kind === by.kind && one.name === by.name && one.host === by.host;
  return actors.some(same) ? actors : [...actors, by];
}
