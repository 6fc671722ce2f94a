import type { Cause } from '../../model/verdict.ts';
import { rowOf } from './codes.ts';

/** What makes two causes the same thing: two of the same key are shown once, with their counts together. */
export function sameCause({ code, params, object }: Cause): string {
  const row = rowOf(code);
  if (row !== undefined) return JSON.stringify([code, ...row.same.map((name) => params[name])]);
  if (object === undefined) return JSON.stringify([code, params]);
  const { kind, namespace = '', name } = object;
  return JSON.stringify([code, kind, namespace, name]);
}
