import type { Cause } from '../../src/model/verdict.ts';
import type { Words } from '../words.ts';

/** The sentence of a cause, counted where it stands for several objects: by itself, or else in front of it. */
export function causeText(cause: Cause, words: Words): string {
  const { says } = words.said(cause);
  if (cause.count <= 1 || says !== words.said({ ...cause, count: 1 }).says) return says;
  const kind = cause.object?.kind;
  return kind === undefined
    ? words.t('cause.counted', { n: cause.count, says })
    : words.t('cause.countedKind', { n: cause.count, kind, says });
}
