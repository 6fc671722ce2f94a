import type { Texts } from './index.ts';

/** What somebody else said, such as an API server, often ends without a full stop. */
const ENDS = /[.!?。！？…]["'”」)）]?$/;

/** A sentence and the next one on one line, apart from each other however the first one ends. */
export function joined(first: string, second: string, { t }: Pick<Texts, 't'>): string {
  const before = first.trimEnd();
  if (before === '' || second === '') return `${before}${second}`;
  return ENDS.test(before)
    ? t('plain.sentence.two', { first: before, second })
    : t('plain.sentence.after', { words: before, rest: second });
}
