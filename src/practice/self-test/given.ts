import { isObject, type Json, type JsonObject } from '../../model/json.ts';

/** A word that the probe is asked with; empty where there is none. */
export function word(given: JsonObject, key: string): string {
  const value = given[key];
  return typeof value === 'string' ? value : '';
}

export function words(given: JsonObject, key: string): readonly string[] {
  return listed(given, key).filter((one) => typeof one === 'string');
}

export function objects(given: JsonObject, key: string): readonly JsonObject[] {
  return listed(given, key).filter(isObject);
}

/** Host names, whether they stand alone or with what is expected of them. */
export function hosts(given: JsonObject, key: string = 'hosts'): readonly string[] {
  return listed(given, key).flatMap((one) => {
    if (typeof one === 'string') return [one];
    return isObject(one) ? [word(one, 'name') || word(one, 'host')] : [];
  });
}

/** The first of a list that may not be empty: a proof that passes expects something. */
export function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('A proof that expects nothing can not be broken.');
  return one;
}

function listed(given: JsonObject, key: string): readonly Json[] {
  const value = given[key];
  return Array.isArray(value) ? value : [];
}
