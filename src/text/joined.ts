import type { Texts } from './index.ts';

/** What somebody else said, such as an API server, often ends without a full stop. */
const ENDS = /[.!?。！？…]["'”」)）]?\s*$/;

/** A sentence and the next one on one line, apart from each other however the first one ends. */
export function joined(first: string, second: string, { t }: Pick<Texts, 't'>): string {
  if (first === '' || second === '') return `${first}${second}`;
  return ENDS.test(first)
    ? t('plain.sentence.two', { first, second })
    : t('plain.sentence.after', { words: first, rest: second });
}
