import type { Json } from '../../model/json.ts';

/** Asks the cloud as its API would be asked: the console knows no other rules. Throws `Refused`. */
export type AskCloud = (
  action: string,
  query: { readonly [name: string]: string },
  body?: Json,
  path?: string,
) => Json;
