import type { Cause } from '../../model/verdict.ts';

/** What makes two causes the same thing: two of the same key are shown once, with their counts together. */
export function sameCause({ code, params, object }: Cause): string {
  const { kind = '', namespace = '', name = '' } = object ?? {};
  return object === undefined
    ? JSON.stringify([code, params])
    : [code, kind, namespace, name].join('|');
}
