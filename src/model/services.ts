import type { WizardError } from './error.ts';
import type { HttpSeen } from './http.ts';

/**
 * A GET of what a Service of the cluster serves. Goes to it by the API server's proxy or by a forwarded port of one of its
 * pods: whichever can carry it.
 */
export type ServiceQuestion = {
  readonly namespace: string;
  readonly service: string;
  /** Number or name of the Service's port. */
  readonly port: string;
  /** Begins with `/`. */
  readonly path: string;
  /** A value may be a secret. The API server's proxy keeps `authorization` for itself: with one a port is forwarded. */
  readonly headers?: { readonly [name: string]: string };
  /** Bytes of the body that are read: 64 KiB where it is left out. */
  readonly longestBody?: number;
};

/** `way` is told in the evidence: a path of the API server, or the pod and its port. */
export type ServiceSeen =
  | { readonly is: 'seen'; readonly way: string; readonly seen: HttpSeen }
  /** Nobody there to be asked, yet: no such Service or port, or no pod of it that runs. */
  | {
      readonly is: 'nobody';
      readonly code: 'service-missing' | 'service-port-missing' | 'service-without-pods';
    };

/** Throws `WizardError` where it cannot be asked at all, such as for a right that is missing; or the signal's reason. */
export type ServiceReader = {
  get(question: ServiceQuestion, signal: AbortSignal): Promise<ServiceSeen>;
};

export type ProxyQuestion = {
  readonly namespace: string;
  /** `name:port`, or `https:name:port`. */
  readonly service: string;
  /** Begins with `/`. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly longestBody: number;
};

/** `refused`: it is the API server that answered, not what is behind it. */
export type Proxied =
  | { readonly is: 'seen'; readonly way: string; readonly seen: HttpSeen }
  | { readonly is: 'refused'; readonly error: WizardError };

/** Asks a Service by the API server's own proxy. */
export type ServiceProxy = (question: ProxyQuestion, signal: AbortSignal) => Promise<Proxied>;
