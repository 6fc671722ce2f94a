import {
  afterHop,
  type HttpChain,
  type HttpHop,
  type HttpTarget,
} from '../../../src/front-door/http-chain.ts';
import type { HttpAsked } from '../../../src/front-door/http-asked.ts';
import type { HttpSeen } from '../../../src/model/http.ts';

/** What a server gives to one URL: an answer where it has a status, else what it came to. */
export type Given = {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly location?: string;
  readonly cut?: boolean;
  readonly version?: '1.0' | '1.1' | '2';
  readonly is?: Exclude<HttpSeen['is'], 'answer'>;
  readonly code?: string;
  readonly address?: string | null;
};

export const ADDRESS = '192.0.2.7';

export function seenAs({ address = ADDRESS, ...given }: Given): HttpSeen {
  if (given.is !== undefined) return { is: given.is, address, code: given.code ?? 'ECODE', ms: 1 };
  const { status = 200, body = '', cut = false, version = '2', location, headers = {} } = given;
  const all = { ...headers, ...(location === undefined ? {} : { location }) };
  const head = { version, status, headers: all, body, cut };
  return { is: 'answer', address: address ?? ADDRESS, ...head, firstByteMs: 1.4, ms: 2.6 };
}

/** The chain that a host leads to where its answers are these, one after the other. */
export function chainOf(
  asked: HttpAsked,
  answers: readonly Given[],
  { hosts, scheme = 'https' }: { hosts: readonly string[]; scheme?: 'https' | 'http' },
): HttpChain {
  const hop = (target: HttpTarget, index: number): HttpHop => {
    const given = answers[index];
    if (given === undefined) throw new Error(`nothing is given for hop ${index + 1}`);
    return { target, seen: seenAs(given) };
  };
  const port = scheme === 'https' ? 443 : 80;
  let hops: HttpChain['hops'] = [hop({ scheme, host: asked.host, port, path: asked.path }, 0)];
  for (;;) {
    const next = afterHop(hops, asked, hosts);
    if (next.is !== 'follow') return { hops, end: next };
    hops = [...hops, hop(next.target, hops.length)];
  }
}
