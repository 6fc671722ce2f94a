import type { Book } from '../model/book.ts';
import type { FactWithTime } from '../model/event.ts';
import type { StepId } from '../model/runbook.ts';
import type { MilestoneState, RunState, StepRecord } from '../model/state.ts';
import { markUndone, restingOn } from './ledger.ts';
import { moveStep, recordOf, RefusedTransition, withStep } from './reduce-step.ts';

type Of<T extends FactWithTime['type']> = Extract<FactWithTime, { type: T }>;

/** An undo is an attempt of its own: what it was wanted for is begun with it. */
export function undoStarted(state: RunState, event: Of<'step-started'>): RunState {
  const { step, attempt, key } = event;
  const started = withStep(state, step, { attempts: attempt, failure: null, finishedAt: null });
  return moveStep(started, event, step, { is: 'acting', attempt, key, undo: true }, 'undo');
}

/** One thing after the other is marked. With the last one the step is as if nothing had been done, and rests. */
export function stepUndone(book: Book, state: RunState, event: Of<'step-undone'>): RunState {
  const { step, undone, left } = event;
  const record = recordOf(state, step);
  if (record.state.is !== 'acting' || record.state.undo !== true)
    throw new RefusedTransition(`${step}: ${record.state.is} is not being undone`);
  const marked = withStep(
    { ...state, ledger: markUndone(state.ledger, step, undone, event.at) },
    step,
    { evidence: [...record.evidence, ...event.evidence] },
  );
  if (left > 0) return marked;
  const rests = withStep(marked, step, {
    undo: 'done',
    assisted: false,
    manualDone: false,
    confirmed: false,
    ticked: [],
    seen: [],
  });
  return withStaleDependants(book, moveStep(rests, event, step, { is: 'ready' }), event);
}

/** What passed while that was there has to be proven again. */
function withStaleDependants(book: Book, state: RunState, event: Of<'step-undone'>): RunState {
  let next = state;
  for (const id of restingOn(book, event.step)) {
    const isProven = (book.steps.get(id)?.proofs.length ?? 0) > 0;
    const { is } = recordOf(next, id).state;
    // A word that was given while it was there is no word for what is without it.
    if ((isProven && is === 'passed') || is === 'attested')
      next = moveStep(next, event, id, { is: 'stale', why: 'regressed' });
    const held = next.milestones[id];
    if (held !== undefined && held.heldSince !== null)
      next = withMilestone(next, id, { ...held, heldSince: null, rtaMs: null });
  }
  return next;
}

function withMilestone(state: RunState, id: string, now: MilestoneState): RunState {
  return { ...state, milestones: { ...state.milestones, [id]: now } };
}

/** Its end is not known. An undo is never begun again by itself either. */
export function inDoubt(
  state: RunState,
  event: FactWithTime,
  step: StepId,
  attempt: number,
): RunState {
  const record = recordOf(state, step);
  const isUndo = record.state.is === 'acting' && record.state.undo === true;
  return moveStep(withStep(state, step, undoEnded(record)), event, step, {
    is: 'in-doubt',
    attempt,
    ...(isUndo ? { undo: true } : {}),
  });
}

/** What was decided for one undo is no word for the next. */
export function undoEnded({ undo }: StepRecord): Pick<StepRecord, 'undo'> {
  return undo === undefined ? {} : { undo: null };
}

/** What was decided for one attempt is no word for the next. */
export function takenOver({ takeOver }: StepRecord): Pick<StepRecord, 'takeOver'> {
  return takeOver === undefined ? {} : { takeOver: null };
}
