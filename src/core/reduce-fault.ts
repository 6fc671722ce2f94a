import type { FactWithTime, ProofSeen } from '../model/event.ts';
import type { FaultRecord, FaultSeen } from '../model/fault.ts';
import type { StepId } from '../model/runbook.ts';
import type { RunState, StepState } from '../model/state.ts';
import type { Cause } from '../model/verdict.ts';
import { recordOf } from './reduce-step.ts';

type Of<T extends FactWithTime['type']> = Extract<FactWithTime, { type: T }>;

export function faultInjected(state: RunState, event: Of<'fault-injected'>): RunState {
  const { index, fault, title, notice, causes } = event;
  const rest = { endedAt: null, seen: null, did: null, over: null };
  const record = { index, fault, title, notice, causes, injectedAt: event.at, ...rest };
  return { ...state, faults: [...(state.faults ?? []), record] };
}

export function faultEnded(state: RunState, { index, at }: Of<'fault-ended'>): RunState {
  return changed(state, (one) =>
    one.index === index && one.endedAt === null ? { ...one, endedAt: at } : one,
  );
}

/** Notes what an event says of the faults that are there: that one is seen, that something is done about it, that it is over. */
export function faultsFollowed(state: RunState, event: FactWithTime): RunState {
  if (state.faults === undefined) return state;
  return changed(state, (one) => overIn(state, event, didIn(event, seenIn(event, one))));
}

function changed(state: RunState, by: (one: FaultRecord) => FaultRecord): RunState {
  const { faults = [] } = state;
  const next = faults.map(by);
  return next.every((one, index) => one === faults[index]) ? state : { ...state, faults: next };
}

function seenIn(event: FactWithTime, fault: FaultRecord): FaultRecord {
  if (fault.seen !== null) return fault;
  const { injectedAt, endedAt, causes } = fault;
  const first = shownBy(event).find(
    ({ at, since, cause }) =>
      causes.includes(cause.code) && at >= injectedAt && (endedAt === null || since <= endedAt),
  );
  if (first === undefined) return fault;
  const { since: _since, ...seen } = first;
  return { ...fault, seen };
}

/** `since`: when the look began that it comes from. */
type Shown = FaultSeen & { readonly since: number };

function shownBy(event: FactWithTime): readonly Shown[] {
  switch (event.type) {
    case 'verdict-changed':
      return ofProofs(event.step, [event.seen]);
    case 'step-adopted':
    case 'step-passed':
    case 'step-failed':
      return ofProofs(event.step, event.seen);
    case 'milestone-held':
    case 'milestone-lost':
      return ofProofs(event.milestone, event.seen);
    case 'action-failed':
    case 'action-in-doubt': {
      const { step, at, cause } = event;
      return cause === null ? [] : [{ at, since: at, step, proof: null, cause }];
    }
    default:
      return [];
  }
}

function ofProofs(step: StepId, seen: readonly ProofSeen[]): readonly Shown[] {
  return seen.flatMap(({ proof, at, durationMs, found }) => {
    const causes: readonly Cause[] = [found.cause ?? [], found.others, found.notes].flat();
    return causes.map((cause) => ({ at, since: at - durationMs, step, proof, cause }));
  });
}

function didIn(event: FactWithTime, fault: FaultRecord): FaultRecord {
  if (event.type !== 'operator-decided' || fault.seen === null || fault.did !== null) return fault;
  const { decision, at, by } = event;
  return decision.step === fault.seen.step ? { ...fault, did: { at, do: decision.do, by } } : fault;
}

const SETTLED: readonly StepState['is'][] = ['passed', 'attested', 'skipped', 'overridden'];

function overIn(state: RunState, { at }: FactWithTime, fault: FaultRecord): FaultRecord {
  if (fault.seen === null || fault.over !== null) return fault;
  const { step } = fault.seen;
  const { is } = recordOf(state, step).state;
  const isHeld = (state.milestones[step]?.heldSince ?? null) !== null;
  if (!isHeld && !SETTLED.includes(is)) return fault;
  return { ...fault, over: { at, is: isHeld ? 'passed' : is } };
}
