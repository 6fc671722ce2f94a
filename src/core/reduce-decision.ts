import type { Book } from '../model/book.ts';
import type { Decision, FactWithTime } from '../model/event.ts';
import { isObject, type Json } from '../model/json.ts';
import type { StepId } from '../model/runbook.ts';
import type { CleanUp, RunState } from '../model/state.ts';
import { leaseDecided } from './lease.ts';
import { conflictOf } from './ledger.ts';
import { moveStep, recordOf, withStep } from './reduce-step.ts';

type Decided = Extract<FactWithTime, { type: 'operator-decided' }>;

/** What a decision changes by itself. Values, goes and the pin follow as events of their own. */
export function reduceDecision(book: Book, state: RunState, event: Decided): RunState {
  const { decision } = event;
  const noted: RunState = {
    ...state,
    decisions: [...state.decisions, { ...decision, at: event.at, by: event.by }],
  };
  if (decision.do === 'lease') return leaseDecided(noted, decision.value);
  if (decision.do === 'clean-up' && decision.value === 'keep')
    return { ...noted, cleanUp: keptAs(state.cleanUp) };
  if (decision.step === null) return noted;
  if (book.runbook.milestones.some((one) => one.id === decision.step))
    return milestoneDecided(noted, decision, decision.step);
  return stepDecided(noted, event, decision, decision.step);
}

function keptAs(now: CleanUp | undefined): CleanUp {
  const ends = now?.ends === undefined ? {} : { ends: now.ends };
  return { is: 'kept', round: now?.round ?? 0, ...ends };
}

function stepDecided(state: RunState, event: Decided, decision: Decision, step: StepId): RunState {
  const move = (to: Parameters<typeof moveStep>[3], from: RunState = state) =>
    moveStep(from, event, step, to, decision.do);
  const proving = {
    is: 'proving',
    since: event.at,
    until: event.until ?? event.at,
    found: [],
  } as const;
  const record = recordOf(state, step);
  switch (decision.do) {
    case 'clean-up':
      return state;
    case 'choose':
      return move(proving, {
        ...withStep(state, step, { manualDone: true }),
        choices: { ...state.choices, [step]: textOf(decision.value) },
      });
    case 'tick':
      return withStep(state, step, { ticked: ticked(record.ticked, decision) });
    case 'done':
      return move(proving, withStep(state, step, { manualDone: true }));
    case 'attest':
      return move({ is: 'attested', reason: decision.reason ?? '' });
    case 'confirm':
      return withStep(state, step, { confirmed: true });
    case 'start-anyway':
      return withStep(state, step, { startAnyway: true });
    case 'check-again':
      return record.state.is === 'late' ? state : move(proving);
    case 'more-time':
      return move(proving);
    case 'do-again':
      return move({ is: 'ready' }, begunAnew(state, step));
    case 'take-over':
      return move(
        { is: 'ready' },
        withStep(begunAnew(state, step), step, { takeOver: conflictOf(record.failure) ?? null }),
      );
    case 'assist':
      return move({ is: 'ready' }, withStep(state, step, { assisted: true, manualDone: false }));
    case 'undo':
      return withStep(state, step, { undo: 'wanted' });
    case 'by-hand':
      // The checklist again: its values have to be told now.
      if (record.assisted === true)
        return move({ is: 'ready' }, withStep(state, step, { assisted: false, failure: null }));
      return record.state.is === 'ready'
        ? move({ is: 'your-turn' }, withStep(state, step, { manualDone: true }))
        : move(proving, withStep(state, step, { manualDone: true }));
    case 'skip':
      return move({ is: 'skipped', reason: decision.reason ?? '' });
    case 'override':
      return move({ is: 'overridden', reason: decision.reason ?? '' });
    case 'waiting-on':
      return record.state.is === 'waiting-on'
        ? move({ is: 'your-turn' })
        : move({ is: 'waiting-on', whom: textOf(decision.value), since: event.at });
    case 'pin':
      return withStep(state, step, { manualDone: true });
    case 'go':
    case 'answer':
    case 'correct':
    case 'lease':
    case 'abort':
      return state;
  }
}

function begunAnew(state: RunState, step: StepId): RunState {
  const forgotten = { manualDone: false, confirmed: false, ticked: [], failure: null } as const;
  const { undo } = recordOf(state, step);
  return withStep(state, step, {
    ...forgotten,
    ...(undo === undefined ? {} : { undo: null }),
  });
}

/** A milestone that cannot be held may be given up, with a reason; checking again takes that back. */
function milestoneDecided(state: RunState, decision: Decision, id: string): RunState {
  const skipped = decision.do === 'skip' ? (decision.reason ?? '') : null;
  const now = state.milestones[id] ?? { heldSince: null, rtaMs: null, skipped: null, seen: [] };
  return { ...state, milestones: { ...state.milestones, [id]: { ...now, skipped } } };
}

function ticked(now: readonly number[], decision: Decision): readonly number[] {
  const { value } = decision;
  if (!isObject(value) || typeof value['item'] !== 'number') return now;
  const others = now.filter((item) => item !== value['item']);
  return value['done'] === true ? [...others, value['item']].toSorted((a, b) => a - b) : others;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
