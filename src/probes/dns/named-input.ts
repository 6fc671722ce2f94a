import type { DnsExpected } from '../../front-door/dns-expected.ts';
import { resolversOf } from '../../front-door/dns-resolver.ts';
import type { DnsServer } from '../../model/dns.ts';
import { checkHostName } from '../../model/host-name.ts';
import { isObject, type Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { askingOf, type Asked } from './points-to-input.ts';
import { createSeenName } from './seen-name.ts';

/** Names of which nothing is expected: what is there is to be read. Each is asked once. */
export function namedOf(
  records: readonly Json[],
  given: readonly Json[],
  { dns, clock }: Pick<Readers, 'dns' | 'clock'>,
  signal: AbortSignal,
): Asked & { readonly guides: readonly DnsServer[] } {
  const { resolvers, wrong } = resolversOf(given, dns.system());
  const asking = askingOf(dns, resolvers, clock, signal);
  const expected = new Map<string, DnsExpected>();
  const faulty: Asked['wrong'][number][] = [];
  for (const row of records) {
    const { name: written, view: of } = isObject(row) ? row : { name: row };
    const text = typeof written === 'string' ? written : '';
    const checked = checkHostName(text, 'dns');
    const view = of === 'private' ? 'private' : 'public';
    if (!checked.ok) {
      const object = { kind: 'Host', name: text };
      const cause = aCause(checked.code, checked.params, { object });
      faulty.push({ name: text, found: found('unknown', cause) });
      continue;
    }
    const { name } = checked;
    expected.set(`${name} ${view}`, { ...ANYTHING, name, view });
  }
  return {
    guides: asking.guides,
    names: [...expected.values()].map((one) =>
      createSeenName(
        asking,
        one,
        null,
        resolvers.filter(({ view }) => view === one.view),
      ),
    ),
    wrong: [...faulty, ...wrong.map((cause) => ({ name: '', found: found('unknown', cause) }))],
  };
}

const ANYTHING = { values: [], want: '', expect: 'direct', target: null } as const;
