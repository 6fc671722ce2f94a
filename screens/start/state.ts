import type { Lang } from '../../src/text/index.ts';
import type { KeyPress } from '../key-press.ts';
import type { Words } from '../words.ts';
import { startQuestion, type Picked, type StartChoices } from './questions.ts';

/** What was answered so far, and which option the cursor stands on. */
export type StartState = {
  readonly chosen: readonly string[];
  readonly index: number;
  readonly lang: Lang;
};

/** `picked` is there once nothing is left to ask; null where the operator left. */
export type Started = { readonly state: StartState; readonly picked?: Picked | null };

/** One key at a time: several can come in one chunk, and Enter must find the option that the arrow before it chose. */
export function startKey(
  choices: StartChoices,
  words: Words,
  state: StartState,
  { name }: KeyPress,
): Started {
  const { chosen, index, lang } = state;
  const question = startQuestion(choices, chosen, words);
  if ('is' in question) return { state, picked: question };
  const { options } = question;
  switch (name) {
    case 'up':
      return { state: { ...state, index: Math.max(0, index - 1) } };
    case 'down':
      return { state: { ...state, index: Math.min(options.length - 1, index + 1) } };
    case 'enter': {
      const option = options[index];
      if (option === undefined) return { state };
      const all = [...chosen, option.value];
      const next = startQuestion(choices, all, words);
      return 'is' in next
        ? { state, picked: next }
        : { state: { ...state, chosen: all, index: 0 } };
    }
    case 'L':
      return { state: { ...state, lang: lang === 'en' ? 'zh-CN' : 'en' } };
    case 'esc':
      return chosen.length > 0
        ? { state: { ...state, chosen: chosen.slice(0, -1), index: 0 } }
        : { state, picked: null };
    case 'q':
    case 'ctrl-c':
      return { state, picked: null };
    default:
      return { state };
  }
}
