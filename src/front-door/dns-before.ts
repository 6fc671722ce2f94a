import { isObject, type Json } from '../model/json.ts';
import { canonical, plainName } from './dns-value.ts';

/** What a name led to before anything was changed. */
export type DnsBefore = {
  readonly addresses: readonly string[];
  readonly cnames: readonly string[];
  /** The longest one, in seconds. */
  readonly ttl: number | null;
};

/** null where nobody recorded it: nothing can then be said to be as before. */
export function beforeOf(recorded: readonly Json[], name: string): DnsBefore | null {
  const rows = recorded.filter(isObject).filter((row) => {
    const of = row['name'];
    return typeof of === 'string' && plainName(of) === name;
  });
  if (rows.length === 0) return null;
  const values = (types: readonly string[]) =>
    rows
      .filter(({ type }) => typeof type === 'string' && types.includes(type))
      .flatMap((row) => row['values'] ?? [])
      .filter((value) => typeof value === 'string');
  const ttls = rows.flatMap((row) => (typeof row['ttl'] === 'number' ? [row['ttl']] : []));
  return {
    addresses: values(['A', 'AAAA']).map(canonical),
    cnames: values(['CNAME']).map(plainName),
    ttl: ttls.length === 0 ? null : Math.max(...ttls),
  };
}
