import { isObject, type Json } from '../model/json.ts';

/** A word of an object; empty where there is none. */
export function wordOf(object: Json | undefined, key: string): string {
  const word = isObject(object) ? object[key] : undefined;
  return typeof word === 'string' ? word : '';
}
