import { isObject, type Json, type JsonObject } from '../../model/json.ts';

/** What stands at a path; undefined where there is no such thing. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let now = value;
  for (const key of path) now = isObject(now) && Object.hasOwn(now, key) ? now[key] : undefined;
  return now;
}

export function textAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** An empty one where there is none. */
export function objectAt(value: Json | undefined, ...path: readonly string[]): JsonObject {
  const found = at(value, ...path);
  return isObject(found) ? found : {};
}

export function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path);
  return isList(found) ? found : [];
}

export function objectsAt(
  value: Json | undefined,
  ...path: readonly string[]
): readonly JsonObject[] {
  return listAt(value, ...path).filter((one) => isObject(one));
}

export function textsAt(value: Json | undefined, ...path: readonly string[]): readonly string[] {
  return listAt(value, ...path).filter((one) => typeof one === 'string');
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The same with another value at a path, or without it where that is undefined. What is not there on the way is made. */
export function withAt(
  object: JsonObject,
  [key = '', ...rest]: readonly string[],
  value: Json | undefined,
): JsonObject {
  if (rest.length > 0) {
    const inner = objectAt(object, key);
    if (value === undefined && at(object, key) === undefined) return object;
    return { ...object, [key]: withAt(inner, rest, value) };
  }
  if (value !== undefined) return { ...object, [key]: value };
  const { [key]: _gone, ...others } = object;
  return others;
}

/** The same whatever the order of keys. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

/** Each of the wanted ones is there with the same value. */
export function labelsAreEqual(wanted: JsonObject, labels: JsonObject): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

/** As a person would write it: a text without quotes. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
