import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Kind } from '../store/kinds.ts';

/** Somebody whom the API server knows. */
export type User = {
  readonly name: string;
  readonly groups: readonly string[];
  /** SHA-256 of the certificate that was shown, in hexadecimal digits. */
  readonly certificate?: string;
};

/** One request, by somebody who is known. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly user: User;
  readonly body: () => Promise<Buffer>;
};

/** What a path of the API is about. */
export type Target = {
  readonly kind: Kind;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  /** What follows a subresource that hands on: the path behind `proxy`. */
  readonly rest: string;
};

export type Answer = {
  readonly status: number;
  readonly body: Json | string | Buffer;
  readonly headers?: { readonly [name: string]: string };
  readonly warnings?: readonly string[];
};

export function answer(status: number, body: JsonObject): Answer {
  return { status, body };
}
