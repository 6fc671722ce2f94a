import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { isList } from '../store/json.ts';

export const HASH = 'pod-template-hash';
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** What tells two templates apart: the same whatever the order of keys. */
export function templateHash(template: JsonObject): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(sorted(template)))
    .digest();
  return [...digest.subarray(0, 10)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
