import { checkValue } from '../model/field-value.ts';
import { checkHostName } from '../model/host-name.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Faults } from './faults.ts';
import { at, type Key, type Place } from './source.ts';

type Check = (value: Json, path: readonly Key[]) => Json;

/**
 * Checks every host name of a site and the addresses of its resolvers, and brings names into the form in which they are
 * asked for: a name in another script gets its ASCII form.
 */
export function withHosts(data: JsonObject, place: Place, faults: Faults): JsonObject {
  const host = nameCheck('host');
  const dns = nameCheck('dns');
  const eachOf = (key: string, checks: { readonly [key: string]: Check }) =>
    listed(data[key], [key], (one, path) => withKeys(one, path, checks));
  const hosts: Check = (value, path) => listed(value, path, host);
  return {
    ...data,
    ...given('records', eachOf('records', { name: dns, target: dns })),
    ...given('workloads', eachOf('workloads', { host })),
    ...given('certificates', eachOf('certificates', { hosts })),
    ...given('resolvers', listed(data['resolvers'], ['resolvers'], resolver)),
  };

  function given(key: string, value: Json): JsonObject {
    return Object.hasOwn(data, key) ? { [key]: value } : {};
  }

  function nameCheck(as: 'dns' | 'host'): Check {
    return (value, path) => {
      if (typeof value !== 'string') return value;
      const checked = checkHostName(value, as);
      if (checked.ok) return checked.name;
      const { code, params } = checked;
      faults.add(at(place, ...path), { code, expected: 'hostname', params });
      return value;
    };
  }

  /** An address, or a map with one. */
  function resolver(value: Json, path: readonly Key[]): Json {
    if (isObject(value)) return withKeys(value, path, { address: resolver, doh: host });
    const checked = checkValue('ip', value);
    if (checked.ok) return checked.value;
    const params = { value: typeof value === 'string' ? value : JSON.stringify(value) };
    faults.add(at(place, ...path), { code: 'resolver-not-address', expected: 'ip', params });
    return value;
  }
}

function withKeys(
  value: Json,
  path: readonly Key[],
  checks: { readonly [key: string]: Check },
): Json {
  if (!isObject(value)) return value;
  const checked = Object.entries(value).map(
    ([key, one]) => [key, checks[key]?.(one, [...path, key]) ?? one] as const,
  );
  return Object.fromEntries(checked);
}

/** A list, or a map of such things; several lists by name as well. */
function listed(value: Json | undefined, path: readonly Key[], check: Check): Json {
  if (Array.isArray(value)) return value.map((one: Json, index) => check(one, [...path, index]));
  if (!isObject(value)) return value ?? null;
  const entries = Object.entries(value).map(([key, one]) => {
    const below = [...path, key];
    return [key, Array.isArray(one) ? listed(one, below, check) : check(one, below)] as const;
  });
  return Object.fromEntries(entries);
}
