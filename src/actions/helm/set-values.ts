import { WizardError } from '../../model/error.ts';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';

/** `controller.image.tag` as a map in maps. A dot that belongs to a name is written `\.`; a value keeps its type. */
export function nested(set: { readonly [path: string]: Json }): JsonObject {
  let all: JsonObject = {};
  for (const [path, value] of Object.entries(set)) {
    const keys = path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));
    if (keys.some((key) => key === '' || /[[\]]/.test(key)))
      throw new WizardError('faulty-file', 'helm-set-invalid', { path });
    all = merged(
      all,
      keys.reduceRight<Json>((below, key) => ({ [key]: below }), value),
    );
  }
  return all;
}

/** As helm puts several files of values together: what comes later counts, maps are put together. */
export function merged(under: JsonObject, over: Json): JsonObject {
  if (!isObject(over)) return under;
  const all = new Map<string, Json>(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const before = all.get(key);
    all.set(key, isObject(before) && isObject(value) ? merged(before, value) : value);
  }
  return Object.fromEntries(all);
}

/** Whether both say the same, in whatever order of keys. */
export function isSameJson(one: Json, other: Json): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length &&
      one.every((value: Json, index) => isSameJson(value, other[index] ?? null))
    );
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && isSameJson(one[key] ?? null, other[key] ?? null),
    )
  );
}
