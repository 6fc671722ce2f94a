import { isObject, type Json } from '../../model/json.ts';

/** Asks the cloud as its API would be asked: the console knows no other rules. Throws `Refused`. */
export type AskCloud = (
  action: string,
  query: { readonly [name: string]: string },
  body?: Json,
) => Json;

/** One word of an answer; empty where there is none. */
export function wordOf(answer: Json, key: string): string {
  const word = isObject(answer) ? answer[key] : undefined;
  return typeof word === 'string' ? word : '';
}
