import type { Book, BookStep } from '../model/book.ts';
import type { StepId } from '../model/runbook.ts';
import type { LedgerEntry } from '../model/catalogue.ts';
import type { LedgerRow, RunState, StepState } from '../model/state.ts';
import type { Cause, ObjectRef } from '../model/verdict.ts';
import type { TakeOver } from '../model/ports.ts';
import { recordOf } from './reduce-step.ts';

/** What a step left in this run and nobody has removed again, newest first. */
export function leftBy(state: Pick<RunState, 'ledger'>, step: StepId): readonly LedgerRow[] {
  return state.ledger.filter((row) => row.step === step && row.undoneAt === undefined).toReversed();
}

/** Whether there is something to undo: what it left, or what its runbook says undoes what it did. */
export function isUndoable(state: RunState, step: BookStep): boolean {
  const record = recordOf(state, step.id);
  if (record.undo === 'done') return false;
  return leftBy(state, step.id).length > 0 || (step.undo !== undefined && record.attempts > 0);
}

/** The ledger with these as well: what is in it already, as something was done twice, stays one row. */
export function entered(
  ledger: readonly LedgerRow[],
  step: StepId,
  entries: readonly LedgerEntry[],
): readonly LedgerRow[] {
  const rows = [...ledger];
  for (const entry of entries) {
    const index = rows.findLastIndex((row) => row.undoneAt === undefined && isSame(row, entry));
    const row = rows[index];
    if (row === undefined) rows.push({ ...entry, step });
    else rows[index] = { ...row, ...entry };
  }
  return rows;
}

function isSame(row: LedgerEntry, { what, undo }: LedgerEntry): boolean {
  if (what.uid !== undefined) return row.what.kind === what.kind && row.what.uid === what.uid;
  return JSON.stringify([row.what, row.undo]) === JSON.stringify([what, undo]);
}

/** The ledger with these marked: of several rows of one thing the newest. */
export function markUndone(
  ledger: readonly LedgerRow[],
  step: StepId,
  undone: readonly ObjectRef[],
  at: number,
): readonly LedgerRow[] {
  const rows = [...ledger];
  for (const what of undone) {
    const text = JSON.stringify(what);
    const index = rows.findLastIndex(
      (row) => row.step === step && row.undoneAt === undefined && JSON.stringify(row.what) === text,
    );
    const row = rows[index];
    if (row !== undefined) rows[index] = { ...row, undoneAt: at };
  }
  return rows;
}

/** Every step that rests on this one, directly or not, milestones between them included. */
export function dependantsOf(book: Book, id: StepId): readonly StepId[] {
  return restingOn(book, id).filter((one) => book.steps.has(one));
}

/** The same with the milestones. */
export function restingOn({ steps, runbook }: Book, id: StepId): readonly string[] {
  const found = new Set<string>([id]);
  const all = [...steps.values(), ...runbook.milestones];
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const one of all) if (one.needs.some((need) => found.has(need))) found.add(one.id);
  }
  found.delete(id);
  return [...found];
}

/** The conflict with another field manager that an attempt ended with. */
export function conflictOf(failure: Cause | null): TakeOver | undefined {
  if (failure?.code !== 'api-conflict') return undefined;
  const text = (name: string) => String(failure.params[name] ?? '');
  const conflict = text('conflict');
  // One that an older version recorded has no digest: what it was about is not known well enough.
  return conflict === ''
    ? undefined
    : {
        kind: text('kind'),
        name: text('name'),
        managers: text('managers'),
        fields: text('fields'),
        conflict,
      };
}

/** While it is at work, or not known what it did, nothing of it is removed. */
export function mayUndoIn(now: StepState): boolean {
  if (now.is === 'in-doubt') return now.answer !== undefined;
  return now.is !== 'acting' && now.is !== 'rehearsed' && now.is !== 'not-needed';
}
