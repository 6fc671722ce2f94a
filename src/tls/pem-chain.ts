import type { X509Certificate } from 'node:crypto';
import { isIssuedBy } from '../net/issued-by.ts';
import type { TrustedRoots } from '../net/trusted-roots.ts';

/** Certificates that were issued for each other in a circle, or many of one name, are not tried in every order. */
const MOST_TRIES = 500;
const LONGEST_CHAIN = 16;

type Way = { readonly chain: readonly X509Certificate[]; readonly endsInTrusted: boolean };

/**
 * The way from the first one upwards through the others: one that gets to a trusted root before one that does not, then
 * the longest.
 */
export function chainFrom(
  all: readonly X509Certificate[],
  roots: Pick<TrustedRoots, 'trusts'>,
): Way {
  const [first] = all;
  if (first === undefined) return { chain: [], endsInTrusted: false };
  let tries = 0;
  return upFrom([first], roots.trusts(first));

  function upFrom(chain: readonly X509Certificate[], isTrusted: boolean): Way {
    const last = chain.at(-1);
    let best: Way = { chain, endsInTrusted: isTrusted };
    if (last === undefined || chain.length >= LONGEST_CHAIN) return best;
    for (const next of all) {
      if (tries >= MOST_TRIES) break;
      if (isIn(chain, next) || !isIssuedBy(last, next)) continue;
      tries += 1;
      const way = upFrom([...chain, next], isTrusted || roots.trusts(next));
      if (isBetter(way, best)) best = way;
    }
    return best;
  }
}

function isBetter(way: Way, than: Way): boolean {
  if (way.endsInTrusted !== than.endsInTrusted) return way.endsInTrusted;
  return way.chain.length > than.chain.length;
}

/** A file may hold the same one twice. */
function isIn(chain: readonly X509Certificate[], one: X509Certificate): boolean {
  return chain.some((other) => other.fingerprint256 === one.fingerprint256);
}
