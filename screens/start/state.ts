import type { Lang } from '../../src/text/index.ts';
import type { KeyPress } from '../key-press.ts';
import type { Words } from '../words.ts';
import { BACK } from './question.ts';
import { startQuestion, type Picked, type StartChoices } from './questions.ts';

/** What was answered so far, which option the cursor stands on, and how far what is told was turned. */
export type StartState = {
  readonly chosen: readonly string[];
  readonly index: number;
  readonly turned: number;
  readonly lang: Lang;
};

export function firstStart(lang: Lang): StartState {
  return { chosen: [], index: 0, turned: 0, lang };
}

/** `picked` is there once nothing is left to ask; null where the operator left. */
export type Started = {
  readonly state: StartState;
  readonly picked?: Picked | null;
  readonly copy?: string;
};

/** One key at a time: several can come in one chunk, and Enter must find the option that the arrow before it chose. */
export function startKey(
  choices: StartChoices,
  words: Words,
  state: StartState,
  { name }: KeyPress,
): Started {
  const { index, lang } = state;
  const question = startQuestion(choices, state.chosen, words);
  if ('is' in question) return { state, picked: question };
  const { options, command } = question;
  switch (name) {
    case 'up':
    case 'k':
      return { state: { ...state, index: Math.max(0, index - 1) } };
    case 'down':
    case 'j':
      return { state: { ...state, index: Math.min(options.length - 1, index + 1) } };
    case 'right':
    case 'pagedown':
      return { state: { ...state, turned: state.turned + 1 } };
    case 'left':
    case 'pageup':
      return { state: { ...state, turned: Math.max(0, state.turned - 1) } };
    case 'enter': {
      const value = options[index]?.value;
      return value === undefined ? { state } : taken(choices, words, state, value);
    }
    case 'L':
      return { state: { ...state, lang: lang === 'en' ? 'zh-CN' : 'en' } };
    case 'y':
      return command === undefined ? { state } : { state, copy: command };
    case 'esc':
      return state.chosen.length > 0 ? { state: backOf(state) } : { state, picked: null };
    case 'q':
    case 'ctrl-c':
      return { state, picked: null };
    default:
      return { state };
  }
}

function taken(choices: StartChoices, words: Words, state: StartState, value: string): Started {
  if (value === BACK) return { state: backOf(state) };
  const chosen = [...state.chosen, value];
  const next = startQuestion(choices, chosen, words);
  return 'is' in next
    ? { state, picked: next }
    : { state: { ...state, chosen, index: 0, turned: 0 } };
}

function backOf(state: StartState): StartState {
  return { ...state, chosen: state.chosen.slice(0, -1), index: 0, turned: 0 };
}
