import { aCause, found, type Cause, type Found } from '../model/verdict.ts';
import type { DnsBefore } from './dns-before.ts';
import type { DnsExpected } from './dns-expected.ts';
import type { DnsBeyond, DnsLane } from './dns-lane.ts';
import type { DnsResolver } from './dns-resolver.ts';
import { stateOf, type DnsState } from './dns-state.ts';

/** What one resolver says of one name. */
export type ResolverSays = {
  readonly resolver: DnsResolver;
  readonly lane: DnsLane | null;
  readonly state: DnsState | null;
  readonly found: Found;
  /** It counts for the verdict: the site requires it, or nobody else can be asked for a private view. */
  readonly judges: boolean;
  readonly notes: readonly Cause[];
};

export function resolverSaysOf(
  { resolver, lane }: { readonly resolver: DnsResolver; readonly lane: DnsLane | null },
  of: {
    readonly expected: DnsExpected;
    readonly before: DnsBefore | null;
    readonly beyond: DnsBeyond;
  },
  isMoved: boolean,
): ResolverSays {
  const { expected, before, beyond } = of;
  const judges = resolver.required || expected.view === 'private';
  const object = { kind: 'Host', name: expected.name };
  if (lane === null) {
    const params = { names: expected.name, resolver: resolver.server.name };
    const cause = aCause('dns-resolver-asked', params, { object, healsByItself: true });
    return { resolver, lane, state: null, found: found('unknown', cause), judges, notes: [] };
  }
  const seen = stateOf(lane, { expected, before, ground: { beyond } });
  const isAnswerKept = seen.is === 'other' && seen.why === null && before === null && isMoved;
  // Every authoritative server has the new one: what else a resolver gives out it has kept from before.
  const state: DnsState = isAnswerKept ? { ...seen, is: 'old' } : seen;
  const cause = causeOf(expected, resolver, state);
  const is = verdictOf(state);
  const isToSay = cause !== null && !judges && (isMoved || state.is === 'unsure');
  return {
    resolver,
    lane,
    state,
    found: found(is, cause === null ? null : { ...cause, object }),
    judges,
    notes: isToSay ? [cause] : [],
  };
}

/**
 * Where each resolver that knows anything says that the signatures are wrong, it counts, required or not: most people ask
 * one that validates, and for them the name is down.
 */
export function countedWhereBogus(all: readonly ResolverSays[]): readonly ResolverSays[] {
  const bogus = all.filter(({ state }) => state?.why === 'bogus');
  const [first] = bogus;
  if (first === undefined || all.some(({ state }) => state !== null && state.is !== 'unsure'))
    return all;
  const resolver = bogus.map((one) => one.resolver.server.name).join(', ');
  const params = { ...first.found.cause?.params, resolver };
  const cause = aCause('dns-bogus', params, { healsByItself: true });
  const held = { found: found('wait', cause), judges: true, notes: [] };
  return all.map((one) => (bogus.includes(one) ? { ...one, ...held } : one));
}

function verdictOf({ is }: DnsState): Found['verdict'] {
  if (is === 'new') return 'pass';
  return is === 'unsure' ? 'unknown' : 'wait';
}

function causeOf(expected: DnsExpected, { server }: DnsResolver, state: DnsState): Cause | null {
  const { name: names, want } = expected;
  const resolver = server.name;
  const { got, code } = state;
  const heals = { healsByItself: true };
  switch (state.is) {
    case 'new':
      return null;
    case 'old':
      return aCause('dns-resolver-old', { names, resolver, got, want }, heals);
    case 'none':
      return aCause('dns-resolver-none', { names, resolver, want }, heals);
    case 'mixed':
    case 'other':
      return aCause('dns-resolver-elsewhere', { names, resolver, got, want }, heals);
    case 'unsure':
      if (server.role === 'inside') return aCause('dns-inside-unasked', { names, code }, heals);
      return state.why === 'bogus'
        ? aCause('dns-bogus', { names, resolver, code })
        : aCause('dns-resolver-silent', { names, resolver, code }, heals);
  }
}
