import type { Book } from '../model/book.ts';
import type { FactWithTime } from '../model/event.ts';
import type { LedgerRow, RunState } from '../model/state.ts';
import type { ObjectRef } from '../model/verdict.ts';
import { endsOf, leftOver } from './clean-up.ts';
import { entered } from './ledger.ts';
import { isPlanDone } from './plan.ts';
import { recordOf, withStep } from './reduce-step.ts';

type Of<T extends FactWithTime['type']> = Extract<FactWithTime, { type: T }>;

type CleanUpEvent = Of<
  'clean-up-began' | 'clean-up-left' | 'thing-found' | 'thing-removed' | 'thing-kept'
>;

/** What a drill's clean-up tells. */
export function reduceCleanUp(book: Book, state: RunState, event: CleanUpEvent): RunState {
  switch (event.type) {
    case 'clean-up-began':
      return cleanUpBegan(book, state, event);
    case 'clean-up-left':
      return { ...state, cleanUp: { is: 'left', round: event.round, ends: endsOf(state) } };
    case 'thing-found':
      return thingFound(state, event);
    case 'thing-removed':
      return thingRemoved(state, event);
    case 'thing-kept':
      return thingKept(state, event);
  }
}

/** A run that had ended is open again, but only for this: nothing else of it begins. */
function cleanUpBegan(book: Book, state: RunState, { round }: Of<'clean-up-began'>): RunState {
  return {
    ...state,
    phase: 'open',
    cleanUp: { is: 'begun', round, ends: endOf(book, state) },
    // As the journal tells it from here on, also of what only the runbook knows how to undo.
    ledger: [
      ...state.ledger,
      ...leftOver(book, state).filter((row) => !state.ledger.includes(row)),
    ],
  };
}

function endOf(book: Book, state: RunState): 'done' | 'aborted' {
  if (state.cleanUp?.ends !== undefined) return state.cleanUp.ends;
  if (state.phase === 'finished') return 'done';
  return state.phase === 'aborted' || !isPlanDone(book, state) ? 'aborted' : 'done';
}

function thingFound(state: RunState, { entry, step }: Of<'thing-found'>): RunState {
  if (step !== null) return { ...state, ledger: entered(state.ledger, step, [entry]) };
  const isKnown = state.ledger.some(
    ({ what, undoneAt }) => undoneAt === undefined && isSame(what, entry.what),
  );
  return isKnown ? state : { ...state, ledger: [...state.ledger, entry] };
}

function thingRemoved(state: RunState, event: Of<'thing-removed'>): RunState {
  const { what, step, at, attested } = event;
  const word = attested === undefined ? {} : { attested };
  const next = {
    ...state,
    ledger: changed(state.ledger, event, ({ kept: _kept, ...row }) => ({
      ...row,
      undoneAt: at,
      ...word,
    })),
  };
  if (step === null || what.kind !== 'Step') return next;
  // An undo of the whole step: there is nothing else of it that could be undone.
  return withStep(next, step, { ...recordOf(next, step), undo: 'done' });
}

function thingKept(state: RunState, event: Of<'thing-kept'>): RunState {
  const round = state.cleanUp?.round ?? 0;
  const kept = { cause: event.cause, round, commands: event.commands };
  return { ...state, ledger: changed(state.ledger, event, (row) => ({ ...row, kept })) };
}

/** Of several rows of one thing the newest. */
function changed(
  ledger: readonly LedgerRow[],
  { what, step }: { readonly what: ObjectRef; readonly step: string | null },
  change: (row: LedgerRow) => LedgerRow,
): readonly LedgerRow[] {
  const index = ledger.findLastIndex(
    (row) => row.undoneAt === undefined && (row.step ?? null) === step && isSame(row.what, what),
  );
  return ledger.map((row, at) => (at === index ? change(row) : row));
}

function isSame(one: ObjectRef, other: ObjectRef): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
