import http from 'node:http';
import type { Readable } from 'node:stream';
import { RequestEnded } from './failure.ts';

/** What stands before a body. */
export type Head = {
  readonly version: '1.0' | '1.1' | '2';
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Readable;
  /** Whether the body came to its own end; null while it is not known. */
  readonly isWhole: () => boolean;
};

export const HEADER_BYTES = 16_384;
/** Answers such as 100 and 103 that may stand before the answer itself. */
const MOST_INTERIM = 16;

/** Sent with each request. */
const ASKED_HEADERS = {
  accept: 'text/html,application/json;q=0.9,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'dr-wizard',
} as const;

/** What makes up the request and the connection itself is nobody else's to say. */
const FRAMING: ReadonlySet<string> = new Set(
  'connection content-length expect host http2-settings keep-alive proxy-connection te trailer transfer-encoding upgrade'.split(
    ' ',
  ),
);

/** What everybody is sent, and what this question says besides. Throws before anything is sent of what may not be. */
export function sentHeaders(own: { readonly [name: string]: string } = {}): {
  readonly [name: string]: string;
} {
  const said = Object.entries(own).map(([written, value]) => {
    const name = written.toLowerCase();
    if (FRAMING.has(name) || !isSendable(name, value))
      throw new RequestEnded('unreachable', 'INVALID_HEADER');
    return [name, value] as const;
  });
  return { ...ASKED_HEADERS, ...Object.fromEntries(said) };
}

function isSendable(name: string, value: string): boolean {
  try {
    http.validateHeaderName(name);
    http.validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

/** Header lines by their names in lower case; throws where they are more than may be. */
export function joinedHeaders(
  lines: readonly (readonly [name: string, value: string])[],
): Head['headers'] {
  const headers = new Map<string, string>();
  let bytes = 0;
  for (const [written, value] of lines) {
    bytes += written.length + value.length;
    if (bytes > HEADER_BYTES) throw new RequestEnded('garbage', 'HEADER_TOO_LONG');
    const name = written.toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(headers);
}

/** Counts the answers that stand before the answer; throws where they do not end. */
export function interimCount(): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count > MOST_INTERIM) throw new RequestEnded('garbage', 'INTERIM_WITHOUT_END');
  };
}
