import { durationMs } from '../model/field-value.ts';
import type { Book } from '../model/book.ts';
import type { RunState } from '../model/state.ts';

/** The recovery objective: the site's, or what was told in its place; null where nobody knows. */
export function rtoMsOf({ runbook }: Book, { values }: Pick<RunState, 'values'>): number | null {
  const told = values['site.rto']?.value;
  return runbook.site.rtoMs ?? (typeof told === 'string' ? durationMs(told) : undefined) ?? null;
}
