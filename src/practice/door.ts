import type { Door } from '../model/door.ts';

export type { Door };

/** A piece of the range that listens. `close` ends every connection and leaves no timer. */
export type Part = { readonly doors: readonly Door[]; close(): Promise<void> };
