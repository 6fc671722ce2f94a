import type { Book, BookStep } from '../model/book.ts';
import type { RunState } from '../model/state.ts';

/** A person does it: nobody can tell when they began, but when it became their turn. */
export function isPersons({ kind }: Pick<BookStep, 'kind'>): boolean {
  return kind === 'manual' || kind === 'choice' || kind === 'pin';
}

/** When all that a step needs was settled, by `settledAt`. */
export function readySince(
  step: Pick<BookStep, 'needs'>,
  begunAt: number,
  settledAt: (id: string) => number | undefined,
): number {
  return Math.max(begunAt, ...step.needs.map((id) => settledAt(id) ?? begunAt));
}

/** When a step, or a milestone, was settled in this run. */
export function settledIn(book: Book, state: RunState, id: string): number | undefined {
  const at = book.steps.has(id)
    ? state.steps[id]?.finishedAt
    : (state.milestones[id]?.heldSince ?? undefined);
  return at ?? undefined;
}
