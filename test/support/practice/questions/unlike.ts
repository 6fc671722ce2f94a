import { isDeepStrictEqual } from 'node:util';

/** Where two answers differ, a line for each place: what stands there in the first, and in the second. */
export function unlike(first: unknown, second: unknown, place: string): readonly string[] {
  if (isDeepStrictEqual(first, second)) return [];
  const [one, two] = [partsOf(first), partsOf(second)];
  if (one === undefined || two === undefined || Array.isArray(first) !== Array.isArray(second))
    return [`${place}: ${JSON.stringify(first)} | ${JSON.stringify(second)}`];
  const keys = new Set([...one.keys(), ...two.keys()]);
  return [...keys].flatMap((key) => unlike(one.get(key), two.get(key), `${place}.${key}`));
}

function partsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value));
}
