import type { Json } from '../model/json.ts';

/**
 * One call of a cloud's API, as it is sent and as it is shown. `repeat`: a `read` changes nothing, what is `safe` comes
 * to the same when it is sent again, what is sent `once` may not be.
 */
export type CloudCall = {
  readonly product: string;
  readonly action: string;
  readonly repeat: 'read' | 'safe' | 'once';
  /** Of an API that goes by paths; the others go by their action alone. */
  readonly path?: { readonly method: 'GET' | 'POST' | 'DELETE'; readonly name: string };
  readonly region: string;
  readonly query: { readonly [name: string]: string };
  readonly body?: Json;
};

/** What is shown and not known before it runs. */
export function unknown(what: string): string {
  return `‹${what}›`;
}
