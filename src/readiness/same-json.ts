import { isObject } from '../model/json.ts';

/** Whether two JSON values say the same, in whatever order their keys stand. As deep as they may be: without recursion. */
export function isSameJson(one: unknown, other: unknown): boolean {
  const pairs: [unknown, unknown][] = [[one, other]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [a, b] = pair;
    if (a === b) continue;
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return false;
      for (const [index, value] of a.entries()) pairs.push([value, b[index]]);
    } else if (isObject(a) && isObject(b)) {
      const keys = Object.keys(a);
      if (keys.length !== Object.keys(b).length) return false;
      if (!keys.every((key) => Object.hasOwn(b, key))) return false;
      for (const key of keys) pairs.push([a[key], b[key]]);
    } else return false;
  }
  return true;
}
