import { isObject, type Json } from '../model/json.ts';

/** Lists are addressed by index. */
export function valueAt(at: Json | undefined, [key, ...rest]: readonly string[]): Json | undefined {
  if (key === undefined) return at;
  if (Array.isArray(at)) return valueAt(at[Number(key)], rest);
  return isObject(at) && Object.hasOwn(at, key) ? valueAt(at[key], rest) : undefined;
}
