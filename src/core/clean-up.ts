import { drillsOnCluster } from './drills-on-cluster.ts';
import type { Book } from '../model/book.ts';
import type { CleanUpEnds, LedgerRow, RunState } from '../model/state.ts';

/** A claim outlives the set that made it, and is held by its pods until they are gone: it goes after them. */
const RANKS: readonly string[] = ['PersistentVolumeClaim', 'Namespace'];

/** What a run created and has not removed again, in the order of removal: the newest first. */
export function leftOver(book: Book, state: RunState): readonly LedgerRow[] {
  const rows = [...state.ledger, ...untold(book, state)];
  return rows
    .filter(({ undoneAt }) => undoneAt === undefined)
    .toReversed()
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ what }: LedgerRow): number {
  return RANKS.indexOf(what.kind);
}

/** Steps whose runbook says how they are undone, and that told of nothing they created: what they did is removed whole. */
function untold(book: Book, { steps, ledger }: RunState): readonly LedgerRow[] {
  return Object.entries(steps).flatMap(([id, { attempts, undo }]) => {
    const known = book.steps.get(id);
    const isTold = ledger.some(({ step }) => step === id);
    if (known?.undo === undefined || attempts === 0 || undo === 'done' || isTold) return [];
    return [wholeStep(id, known.undo.uses)];
  });
}

export function wholeStep(id: string, uses: string): LedgerRow {
  return { what: { kind: 'Step', name: id }, undo: { uses, with: {} }, step: id };
}

/** What the clean-up that goes on has not tried yet. */
export function notTried(book: Book, state: RunState): readonly LedgerRow[] {
  const round = state.cleanUp?.round ?? 0;
  return leftOver(book, state).filter(({ kept }) => kept?.round !== round);
}

export function isCleaningUp({ phase, cleanUp }: RunState): boolean {
  return phase === 'open' && cleanUp?.is === 'begun';
}

/** A drill must leave nothing: before it ends somebody says what is to become of what it created. */
export function awaitsCleanUp(book: Book, state: RunState): boolean {
  const isAsked = state.cleanUp === undefined || state.cleanUp.is === 'left';
  return drillsOnCluster(state) && isAsked && leftOver(book, state).length > 0;
}

/** A round of it is over: from then on nothing else of the drill begins. */
export function isAfterCleanUp({ cleanUp }: RunState): boolean {
  return cleanUp !== undefined && cleanUp.is !== 'begun' && cleanUp.ends !== undefined;
}

/** What the run was, or is, without its clean-up. */
export function endsOf({ cleanUp }: Pick<RunState, 'cleanUp'>): CleanUpEnds {
  return cleanUp?.ends ?? 'done';
}
