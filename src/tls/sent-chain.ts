import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../model/tls.ts';
import { isIssuedBy } from '../net/issued-by.ts';
import { factsOf } from './facts.ts';

/** OpenSSL takes 100 KB of certificates: no chain that works has more than these. */
const MOST_CERTIFICATES = 100;
const MOST_KEPT = 2_000;

/** Follows what a server sent, in its order. The first one is taken from the socket once: there is no second time. */
export function sentChain(leaf: X509Certificate | undefined): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let one = leaf; one !== undefined; one = one.issuerCertificate) {
    if (chain.length === MOST_CERTIFICATES) break;
    chain.push(one);
  }
  return chain;
}

/** Whether a way of signatures leads from the first one, through any of the others, to one of the anchors. */
export function leadsTo(
  anchors: readonly X509Certificate[],
  chain: readonly X509Certificate[],
): boolean {
  const reached = chain.slice(0, 1);
  for (const one of reached) {
    if (anchors.includes(one)) return true;
    reached.push(...chain.filter((next) => !reached.includes(next) && isIssuedBy(one, next)));
  }
  return false;
}

/** Facts of chains. The same certificates come again with each name and each look, and reading one takes milliseconds. */
export function chainFacts(): (chain: readonly X509Certificate[]) => readonly CertificateFacts[] {
  const kept = new Map<string, CertificateFacts>();

  function factsIn(one: X509Certificate, next: X509Certificate | undefined): CertificateFacts {
    const key = `${one.fingerprint256} ${next?.fingerprint256 ?? ''}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const facts = factsOf(one, next);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, facts);
    return facts;
  }

  return (chain) => chain.map((one, index) => factsIn(one, chain[index + 1]));
}
