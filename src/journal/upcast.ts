import { WizardError } from '../model/error.ts';
import type { RunEvent } from '../model/event.ts';
import { type JsonObject, isObject } from '../model/json.ts';

/** A line as it was written, in the shape of its version `v`. */
export type StoredEvent = JsonObject & { readonly v: number };

/** For each version that was ever written: its event as today's; undefined where it has not that version's shape. */
export type Upcasts = { readonly [version: number]: Upcast };
export type Upcast = (stored: StoredEvent) => RunEvent | undefined;

/** The one place where an old version is read. A new one adds its row and goes on from the row before. */
export const UPCASTS: Upcasts = {
  1: (stored) => (isEvent(stored) ? stored : undefined),
};

/** The envelope of version 1, which is today's. What its facts hold is proven by the chain: this wizard wrote them. */
function isEvent(stored: StoredEvent): stored is StoredEvent & RunEvent {
  return (
    ['run', 'mode', 'prev', 'type'].every((key) => typeof stored[key] === 'string') &&
    ['seq', 'at', 'mono'].every((key) => typeof stored[key] === 'number') &&
    isObject(stored['by'])
  );
}

/** Throws `WizardError` (`journal-version`) for a version that this wizard doesn't know. */
export function upcastOf(
  v: number,
  at: { readonly path: string; readonly line: number },
  upcasts: Upcasts,
): Upcast {
  const known = upcasts[v];
  if (known !== undefined) return known;
  throw new WizardError('journal-damaged', 'journal-version', {
    ...at,
    found: v,
    known: Object.keys(upcasts).join(', '),
  });
}
