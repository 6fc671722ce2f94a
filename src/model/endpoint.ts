import type { PodPort } from './route.ts';
import type { Params } from './verdict.ts';

/** Where something listens: at an address that the dialer reaches, or in a pod, by the API server. */
export type Endpoint = { readonly host: string; readonly port: number } | PodPort;

/** What a question came to that brought no answer. `code` is the system's, or names the stage. */
export type NoAnswer =
  | {
      /** `garbage`: another program or protocol, or more than may be. */
      readonly is: 'timeout' | 'closed' | 'reset' | 'refused' | 'unreachable' | 'garbage';
      readonly code: string;
    }
  /** There is no way to the pod: the API server said why. */
  | { readonly is: 'no-way'; readonly code: string; readonly params: Params };
