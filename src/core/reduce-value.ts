import type { Book } from '../model/book.ts';
import type { FactWithTime } from '../model/event.ts';
import type { Json } from '../model/json.ts';
import type { RunState, StepState } from '../model/state.ts';
import { moveStep, recordOf, withStep } from './reduce-step.ts';
import { pathOf } from './scope.ts';

type ValueFound = Extract<FactWithTime, { type: 'value-found' }>;

/** A value found again as it was changes nothing; a new one makes stale what passed by reading the old. */
export function reduceValue(book: Book, state: RunState, event: ValueFound): RunState {
  const before = state.values[event.name];
  if (before !== undefined && sameValue(before.value, event.value)) return state;
  const next: RunState = {
    ...state,
    ...(event.name === 'run.outageStarted' && typeof event.value === 'number'
      ? { outageStartedAt: event.value, milestones: amended(state, event.value) }
      : {}),
    values: {
      ...state.values,
      [event.name]: {
        name: event.name,
        value: event.value,
        revision: (before?.revision ?? 0) + 1,
        source: event.source,
        step: event.step,
        at: event.at,
      },
    },
  };
  return before === undefined ? next : withStale(book, next, event);
}

const NOT_STARTED: readonly StepState['is'][] = ['ready', 'your-turn'];

function withStale(book: Book, state: RunState, event: ValueFound): RunState {
  const path = pathOf(event.name);
  let next = state;
  for (const step of book.steps.values()) {
    const read = step.reads.some(
      (one) => one === path || path.startsWith(`${one}.`) || one.startsWith(`${path}.`),
    );
    const own = step.finds.includes(event.name) && step.id !== event.step;
    const { confirmed, state: at } = recordOf(next, step.id);
    // What was typed may name another object than the one that the new value leads to.
    if (read && confirmed && NOT_STARTED.includes(at.is))
      next = withStep(next, step.id, { confirmed: false });
    const is = recordOf(next, step.id).state.is;
    // What a person told and then corrects themselves, they need not attest again.
    if (((read || own) && is === 'passed') || (read && is === 'attested'))
      next = moveStep(next, event, step.id, { is: 'stale', why: 'value-changed' });
  }
  return next;
}

/** The start of the outage may be amended: what was held is measured anew. */
function amended(state: RunState, outageStartedAt: number): RunState['milestones'] {
  return Object.fromEntries(
    Object.entries(state.milestones).map(([id, held]) => [
      id,
      { ...held, rtaMs: held.heldSince === null ? null : held.heldSince - outageStartedAt },
    ]),
  );
}

export function sameValue(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
