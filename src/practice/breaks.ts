import type { JsonObject } from '../model/json.ts';

export type PullAnswer = { readonly is: string; readonly message?: string };

/** How a container that is to stay does once it runs. */
export type Start =
  | { readonly is: 'ready'; readonly afterMs: number }
  /** Its readiness probe gets this answer, again and again. */
  | { readonly is: 'unhealthy'; readonly says: string }
  | { readonly is: 'crashes'; readonly exitCode: number };

/**
 * The ways in which the world of the range can be broken, and mended again: each is asked anew every time, so that whoever
 * plays a scenario only puts another answer in its place. What objects can break (nodes that are too small, a quota, a
 * finalizer that nobody takes away) is broken by objects.
 */
export type Breaks = {
  /** How the API server answers whom it knows: not at all where it is `cut`. */
  api: () => 'as-ever' | 'unavailable' | 'cut';
  /** What comes of pulling an image with these pull secrets: anything but `pulled` is a failure with a message. */
  pull: (image: string, configs: readonly string[], namespace: string) => PullAnswer;
  start: (pod: JsonObject, container: string) => Start;
  /** Whether a node still says that it is there. */
  node: (name: string) => 'up' | 'down';
  /** The address of a load balancer; undefined where the cloud gives none. */
  address: (service: JsonObject, offered: string) => string | undefined;
  /** Why a volume is not made; undefined where it is. */
  volume: (claim: JsonObject) => string | undefined;
};

/** A world in which all is well. */
export function noBreaks(): Breaks {
  return {
    api: () => 'as-ever',
    pull: () => ({ is: 'pulled' }),
    start: () => ({ is: 'ready', afterMs: 300 }),
    node: () => 'up',
    address: (_service, offered) => offered,
    volume: () => undefined,
  };
}
