import { duration } from '../duration.ts';
import type { View } from '../view.ts';
import type { Words } from '../words.ts';

/** What happened while another program had the terminal, and what needs the operator now. */
export function backText(
  before: { readonly at: number; readonly seq: number },
  view: View,
  words: Words,
): string {
  const t = (key: string, params = {}) => words.texts.t(`outside.${key}`, params);
  const count = Math.max(0, view.state.seq - before.seq);
  const time = duration(view.now - before.at, words.lang);
  const is = words.lang === 'en' ? '.' : '。';
  return words.sentences(t('shell.back', { time, count }) + is, needsText(view, t));
}

function needsText(view: View, t: (key: string, params?: object) => string): string {
  if (view.state.phase !== 'open') return t('over');
  const count = view.needs.length;
  return count === 0 ? t('nothing') : t('needs', { count });
}
