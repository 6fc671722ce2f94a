import type { HttpAsked } from '../../front-door/http-asked.ts';
import {
  afterHop,
  urlText,
  type HttpChain,
  type HttpHop,
  type HttpTarget,
} from '../../front-door/http-chain.ts';
import type { HttpQuestion } from '../../model/http.ts';
import type { Readers } from '../../model/ports.ts';

/** After so long no further redirect is followed: a look has its own end. */
const LONGEST_MS = 15_000;

export type Way = Pick<HttpQuestion, 'scheme' | 'port' | 'roots'> & {
  readonly address: string | null;
  /** Names that a redirect may lead to. */
  readonly hosts: readonly string[];
};

/** Asks, and asks on where it is sent, always at the same address. */
export async function followRedirects(
  asked: HttpAsked,
  { scheme, port, roots, address, hosts }: Way,
  { http, clock }: Pick<Readers, 'http' | 'clock'>,
  signal: AbortSignal,
): Promise<HttpChain> {
  const from = clock.mono();
  const to = address === null ? {} : { address };
  const hop = async (target: HttpTarget): Promise<HttpHop> => ({
    target,
    seen: await http.get({ ...target, ...to, roots }, signal),
  });
  let hops: HttpChain['hops'] = [await hop({ scheme, host: asked.host, port, path: asked.path })];
  for (;;) {
    const next = afterHop(hops, asked, hosts);
    if (next.is !== 'follow') return { hops, end: next };
    if (clock.mono() - from > LONGEST_MS)
      return { hops, end: { is: 'slow', to: urlText(next.target) } };
    hops = [...hops, await hop(next.target)];
  }
}
