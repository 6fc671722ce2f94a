import { WizardError } from '../../model/error.ts';

/**
 * What was read, or that it may not be read: then the right to read is one that is lacking, and what was to be learned
 * from it stays open. Any other failure is thrown.
 */
export type IfReadable<T> =
  | { readonly is: 'read'; readonly value: T }
  | { readonly is: 'forbidden' };

/** Waits for it. A question about rights must not itself fail for want of a right. */
export async function ifReadable<T>(reading: Promise<T>): Promise<IfReadable<T>> {
  const [read] = await Promise.allSettled([reading]);
  if (read.status === 'fulfilled') return { is: 'read', value: read.value };
  if (isForbidden(read.reason)) return { is: 'forbidden' };
  throw read.reason;
}

/** That the API server did not allow it. */
export function isForbidden(reason: unknown): boolean {
  return reason instanceof WizardError && reason.kind === 'forbidden';
}
