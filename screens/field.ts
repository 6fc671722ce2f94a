import type { KeyPress } from './key-press.ts';
import { graphemesOf } from './width.ts';

/** What was typed so far. `at` counts graphemes before the cursor. */
export type Typed = { readonly text: string; readonly at: number };

export const EMPTY: Typed = { text: '', at: 0 };

export function typed(text: string): Typed {
  return { text, at: graphemesOf(text).length };
}

/** The field after a key; undefined where the key is not one for writing. */
export function editField(field: Typed, key: KeyPress): Typed | undefined {
  const all = graphemesOf(field.text);
  const { at } = field;
  switch (key.name) {
    case 'left':
    case 'ctrl-b':
      return { ...field, at: Math.max(0, at - 1) };
    case 'right':
    case 'ctrl-f':
      return { ...field, at: Math.min(all.length, at + 1) };
    case 'home':
    case 'ctrl-a':
      return { ...field, at: 0 };
    case 'end':
    case 'ctrl-e':
      return { ...field, at: all.length };
    case 'backspace':
    case 'ctrl-h':
      return cut(all, Math.max(0, at - 1), at);
    case 'delete':
    case 'ctrl-d':
      return cut(all, at, Math.min(all.length, at + 1));
    case 'ctrl-u':
      return cut(all, 0, at);
    case 'ctrl-k':
      return cut(all, at, all.length);
    case 'ctrl-w':
      return cut(all, wordStart(all, at), at);
    default:
      return key.text === '' ? undefined : insert(field, key.text);
  }
}

export function insert(field: Typed, text: string): Typed {
  const all = graphemesOf(field.text);
  const before = all.slice(0, field.at).join('') + text;
  return {
    text: before + all.slice(field.at).join(''),
    at: graphemesOf(before).length,
  };
}

function cut(all: readonly string[], from: number, to: number): Typed {
  return { text: [...all.slice(0, from), ...all.slice(to)].join(''), at: from };
}

function wordStart(all: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && all[start - 1] === ' ') start -= 1;
  while (start > 0 && all[start - 1] !== ' ') start -= 1;
  return start;
}
