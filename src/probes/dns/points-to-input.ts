import { beforeOf } from '../../front-door/dns-before.ts';
import { expectedOf, type DnsExpected, type ReadExpected } from '../../front-door/dns-expected.ts';
import { resolversOf, type DnsResolver } from '../../front-door/dns-resolver.ts';
import type { DnsServer } from '../../model/dns.ts';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { found, type Found } from '../../model/verdict.ts';
import { INSIDE, withInside } from './inside.ts';
import { createSeenName, type Asking, type SeenName } from './seen-name.ts';
import { createSiblings } from './siblings.ts';
import { createTargets } from './targets.ts';
import type { Readers } from '../../model/ports.ts';

export type PointsToWith = {
  readonly records: readonly Json[];
  readonly resolvers?: readonly Json[] | null;
  readonly before?: readonly Json[] | null;
  readonly source?: string | null;
  /** The values by what a row says in `to`, where it has none of its own. */
  readonly targets?: JsonObject | null;
};

/** What is to be asked, and what of the input can't be understood. */
export type Asked = {
  readonly names: readonly SeenName[];
  readonly wrong: readonly { readonly name: string; readonly found: Found }[];
};

export function askedOf(
  { records, resolvers: given, before, source, targets }: PointsToWith,
  readers: Readers,
  signal: AbortSignal,
): Asked {
  const { dns, clock } = readers;
  const { resolvers, wrong } = resolversOf(given ?? [], dns.system());
  const read = records.map((row) => expectedOf(aimed(row, targets ?? {}), source));
  const asking = askingOf(withInside(readers), resolvers, clock, signal);
  const names = merged(read.flatMap((one) => (one.ok ? [one.expected] : []))).map((expected) =>
    createSeenName(
      asking,
      expected,
      beforeOf(before ?? [], expected.name),
      resolversFor(expected, resolvers),
    ),
  );
  const faulty = read.filter((one): one is Extract<ReadExpected, { ok: false }> => !one.ok);
  return {
    names,
    wrong: [
      ...faulty.map(({ name, cause }) => ({ name, found: found('unknown', cause) })),
      ...wrong.map((cause) => ({ name: '', found: found('unknown', cause) })),
    ],
  };
}

/** A private name is asked of those who see it; where the site names none of them, of the cluster itself. */
function resolversFor(
  { view }: DnsExpected,
  resolvers: readonly DnsResolver[],
): readonly DnsResolver[] {
  const own = resolvers.filter((one) => one.view === view);
  return view === 'private' && own.length === 0 ? [{ server: INSIDE, required: true, view }] : own;
}

function aimed(row: Json, targets: JsonObject): Json {
  if (!isObject(row) || 'value' in row || 'values' in row) return row;
  const { to } = row;
  const value = typeof to === 'string' ? targets[to] : undefined;
  return value === undefined ? row : { ...row, value };
}

export function askingOf(
  dns: Readers['dns'],
  resolvers: readonly DnsResolver[],
  clock: Readers['clock'],
  signal: AbortSignal,
): Asking {
  const open = resolvers.filter(({ view }) => view === 'public').map(({ server }) => server);
  const guides: readonly DnsServer[] = open.length === 0 ? dns.system() : open;
  return {
    dns,
    targets: createTargets(dns, guides, clock, signal),
    siblings: createSiblings(dns, signal),
    guides,
    signal,
  };
}

/** Two rows of one name, such as its A and its AAAA, are both to be so. Those that name hosts are judged one by one. */
function merged(all: readonly DnsExpected[]): readonly DnsExpected[] {
  const names = new Map<string, DnsExpected>();
  for (const one of all) {
    const hosts = one.values.filter(({ is }) => is === 'host').map(({ value }) => value);
    const key = [one.name, one.view, one.expect, one.target ?? '', ...hosts].join(' ');
    const before = names.get(key);
    if (before === undefined) names.set(key, one);
    else if (
      !one.values.every((value) => before.values.some((other) => other.value === value.value))
    )
      names.set(key, {
        ...before,
        values: [...before.values, ...one.values],
        want: `${before.want}, ${one.want}`,
        isEach: true,
      });
  }
  return [...names.values()];
}
