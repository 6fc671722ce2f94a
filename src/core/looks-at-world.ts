import type { BookStep } from '../model/book.ts';

/**
 * False for an action whose proof only compares values that are known: what was true before it is no sign that it was
 * done, so it is neither adopted nor, after a lost end, taken for done.
 */
export function looksAtWorld({ kind, proofs }: BookStep): boolean {
  return kind !== 'action' || proofs.some((proof) => proof.is === 'probe');
}
