import type { CauseGroup } from '../model/overview.ts';
import type { Cause, Params } from '../model/verdict.ts';
import type { Said } from './index.ts';

/** `t` by key below `screen.` */
export type CauseWords = {
  t(key: string, params?: Params): string;
  said(cause: Pick<Cause, 'code' | 'params' | 'count'>): Said;
};

/** The sentence of a cause, counted where it stands for several objects: by itself, or else in front of it. */
export function causeText(cause: Cause, words: CauseWords): string {
  const { says } = words.said(cause);
  if (cause.count <= 1 || countsItself(cause, words) || namesAll(cause)) return says;
  const kind = cause.object?.kind;
  return kind === undefined
    ? words.t('cause.counted', { n: cause.count, says })
    : words.t('cause.countedKind', { n: cause.count, kind, says });
}

/** What many objects say of themselves differs a little from one to the next: the first one stands for them. */
export function groupText({ cause, suchAs }: CauseGroup, words: CauseWords): string {
  const kind = cause.object?.kind;
  const { says } = words.said({ ...cause, count: 1 });
  // What lies in no object, such as a lost connection, is one thing however much it hides.
  if (kind === undefined) return says;
  if (suchAs !== true) return causeText(cause, words);
  return words.t('cause.suchAs', { n: cause.count, kind, says });
}

/** What is said of several hosts has their names in it. */
function namesAll({ params }: Cause): boolean {
  return params['names'] !== undefined;
}

function countsItself(cause: Cause, words: CauseWords): boolean {
  return words.said(cause).says !== words.said({ ...cause, count: 1 }).says;
}
