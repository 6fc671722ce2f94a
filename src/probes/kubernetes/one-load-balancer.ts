import { aCause, found, type Found } from '../../model/verdict.ts';
import type { LoadBalancerAddress } from '../../readiness/load-balancer-address.ts';
import { textAt } from '../../readiness/read-object.ts';
import { worstOf } from '../worst-of.ts';
import type { SeenLoadBalancer } from './judge-load-balancer.ts';

type Wanted = {
  readonly workload?: string | null;
  readonly expected?: string | null;
};
type Giving = SeenLoadBalancer & { readonly address: LoadBalancerAddress };

/**
 * Which of those that give such an address is meant: the expected one; of several in front of one workload the oldest, as
 * each of them leads to it; undefined where nobody says which.
 */
export function theOne(
  good: readonly SeenLoadBalancer[],
  { workload, expected }: Wanted,
): Giving | Found | undefined {
  const giving = good.flatMap((one) =>
    one.address === undefined ? [] : { ...one, address: one.address },
  );
  if (expected !== undefined && expected !== null) return withExpected(giving, expected);
  const isAnyRight = workload !== undefined && workload !== null;
  const [first, ...more] = isAnyRight ? giving.toSorted(byAge) : giving;
  if (first === undefined || (more.length > 0 && !isAnyRight)) return undefined;
  if (more.length === 0) return first;
  const others = more.map(({ service, address }) => `${service.metadata.name} ${address.address}`);
  const beside = aCause('load-balancers-beside', {
    name: first.service.metadata.name,
    others: others.join(', '),
  });
  return { ...first, is: { ...first.is, notes: [...first.is.notes, beside] } };
}

function withExpected(giving: readonly Giving[], expected: string): Giving | Found | undefined {
  for (const one of giving) {
    const address = one.all.find(
      ({ ip, hostname, reach }) => reach === one.address.reach && [ip, hostname].includes(expected),
    );
    if (address !== undefined) return { ...one, address };
  }
  const addresses = giving.map(({ address }) => address.address).join(', ');
  return found('fail', aCause('load-balancer-other-address', { expected, addresses }));
}

/**
 * Where none gives it yet, one that does is enough: what is said of the one that is nearest. An expected address that
 * nobody shows may be bound to one of them all the same, but only the cloud knows.
 */
export function bestOf(seen: readonly SeenLoadBalancer[], { expected }: Wanted): Found {
  const shown = seen.flatMap(({ all }) => all.map(({ address }) => address));
  const best = (['wait', 'unknown', 'fail'] as const).find((verdict) =>
    seen.some(({ is }) => is.verdict === verdict),
  );
  const nearest = seen.filter(({ is }) => is.verdict === best).map(({ is }) => is);
  const is = worstOf(nearest);
  if (expected === undefined || expected === null || shown.length === 0) return is;
  const unseen = aCause('load-balancer-address-unseen', { expected, addresses: shown.join(', ') });
  return { ...found('unknown', unseen), others: [...(is.cause ? [is.cause] : []), ...is.others] };
}

function byAge({ service: a }: Giving, { service: b }: Giving): number {
  const [older, newer] = [a, b].map((one) => textAt(one, 'metadata', 'creationTimestamp') ?? '');
  return (older ?? '').localeCompare(newer ?? '') || a.metadata.name.localeCompare(b.metadata.name);
}
