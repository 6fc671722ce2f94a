import type * as z from 'zod';
import { isObject, type Json } from '../model/json.ts';
import { expectedOf, type Faults } from './faults.ts';
import { at, type Key, type Place } from './source.ts';

/** What is left of a file when everything faulty was taken out: the rest is still checked and compiled. */
export type Loose<T> = T extends readonly (infer One)[]
  ? readonly (Loose<One> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Loose<T[K]> | undefined }
    : T;

type Issue = z.core.$ZodIssue;

/** Every fault of the file's form; what it gives back holds no value of a wrong type. */
export function checkShape<S extends z.ZodType>(
  schema: S,
  data: Json,
  place: Place,
  faults: Faults,
): Loose<z.infer<S>> {
  const parsed = schema.safeParse(data);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all of a type is a loose one of it
  if (parsed.success) return parsed.data as Loose<z.infer<S>>;
  const dead: (readonly Key[])[] = [];
  for (const issue of parsed.error.issues.flatMap(ofUnion)) {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? '' : key));
    dead.push(...report(issue, path, data, place, faults));
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what zod refused is taken out
  return (prune(data, dead) ?? {}) as Loose<z.infer<S>>;
}

/** Reports one issue and tells which paths hold something that must not be used. */
function report(
  issue: Issue,
  path: readonly Key[],
  data: Json,
  place: Place,
  faults: Faults,
): (readonly Key[])[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const expected = expectedOf(key, issue.message.split(' | '));
      const problem = { code: 'unknown-key', on: 'key', found: key, expected } as const;
      faults.add(at(place, ...path, key), { ...problem, params: { key, near: expected } });
      return [...path, key];
    });
  }
  const value = valueAt(data, path);
  const key = String(path.at(-1) ?? '');
  if (value === undefined) {
    const problem = { code: 'missing-key', on: 'key', found: '', expected: key } as const;
    faults.add(at(place, ...path.slice(0, -1)), { ...problem, params: { key } });
    return [];
  }
  const code = codeOf(issue, value);
  const expected =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? expectedOf(value, issue.message.split(' | '))
      : issue.message;
  faults.add(at(place, ...path), { code, expected, params: { key, expected } });
  return [path];
}

function codeOf(issue: Issue, value: Json): string {
  if (issue.code === 'too_small') return 'empty';
  if (issue.code === 'invalid_value') return 'not-one-of';
  if (typeof value === 'number' && issue.message === 'string') return 'number-for-string';
  return 'wrong-type';
}

/** Of the forms that a value may have, the one it was probably meant to be. */
function ofUnion(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const flat = issue.errors.map((errors) => errors.flatMap(ofUnion));
  const isOther = (errors: readonly Issue[]) =>
    errors.some((one) => one.code === 'invalid_type' && one.path.length === 0);
  const meant = flat.filter((errors) => !isOther(errors));
  const best = meant.toSorted((a, b) => a.length - b.length)[0];
  if (best === undefined) return [{ ...issue, errors: [] }];
  return best.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

function valueAt(data: Json, path: readonly Key[]): Json | undefined {
  let value: Json | undefined = data;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

function prune(value: Json, dead: readonly (readonly Key[])[]): unknown {
  if (dead.length === 0) return value;
  if (dead.some((path) => path.length === 0)) return undefined;
  const below = (key: Key) =>
    dead.filter(([head]) => String(head) === String(key)).map((path) => path.slice(1));
  if (Array.isArray(value)) {
    return value.map((one: Json, index) => prune(one, below(index)));
  }
  if (!isObject(value)) return value;
  const kept = Object.entries(value).map(([key, one]) => [key, prune(one, below(key))] as const);
  // The key stays, so that a value of a wrong type is not taken for a missing one further on.
  return Object.fromEntries(kept);
}
