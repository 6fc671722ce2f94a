import type { KeyPress } from './key-press.ts';
import { graphemesOf } from './width.ts';

/** What was typed so far. `at` counts graphemes before the cursor. */
export type Typed = {
  readonly text: string;
  readonly at: number;
  /** What stood there before, newest last; never kept of a secret. */
  readonly undo?: readonly Typed[];
  /** How far back in what was typed before, and what stood there until then. */
  readonly recalled?: { readonly back: number; readonly draft: string };
};

export const EMPTY: Typed = { text: '', at: 0 };

export function typed(text: string): Typed {
  return { text, at: graphemesOf(text).length };
}

/** The field after a key; undefined where the key is not one for writing. `masked`: what is in it has no words. */
export function editField(field: Typed, key: KeyPress, masked = false): Typed | undefined {
  const all = graphemesOf(field.text);
  const { text, at } = field;
  const wordBefore = () => (masked ? 0 : wordStart(all, at));
  const wordAfter = () => (masked ? all.length : wordEnd(all, at));
  switch (key.name) {
    case 'left':
    case 'ctrl-b':
      return { text, at: Math.max(0, at - 1) };
    case 'right':
    case 'ctrl-f':
      return { text, at: Math.min(all.length, at + 1) };
    case 'ctrl-left':
    case 'alt-left':
    case 'alt-b':
      return { text, at: wordBefore() };
    case 'ctrl-right':
    case 'alt-right':
    case 'alt-f':
      return { text, at: wordAfter() };
    case 'home':
    case 'ctrl-a':
      return { text, at: 0 };
    case 'end':
    case 'ctrl-e':
      return { text, at: all.length };
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
    case 'alt-backspace':
      return cut(all, wordBefore(), at);
    case 'alt-d':
      return cut(all, at, wordAfter());
    default:
      return key.text === '' ? undefined : insert(field, key.text);
  }
}

export function insert({ text, at }: Typed, added: string): Typed {
  const all = graphemesOf(text);
  const before = all.slice(0, at).join('') + added;
  const whole = before + all.slice(at).join('');
  // What is added may become one grapheme with what stands after it: the cursor never stands inside of one.
  const places = graphemesOf(whole);
  let length = 0;
  let count = 0;
  while (length < before.length) {
    length += places[count]?.length ?? before.length;
    count += 1;
  }
  return { text: whole, at: count };
}

function cut(all: readonly string[], from: number, to: number): Typed {
  const before = all.slice(0, from).join('');
  return insert({ text: all.slice(to).join(''), at: 0 }, before);
}

function wordStart(all: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && isBlank(all[start - 1])) start -= 1;
  while (start > 0 && !isBlank(all[start - 1])) start -= 1;
  return start;
}

function wordEnd(all: readonly string[], at: number): number {
  let end = at;
  while (end < all.length && isBlank(all[end])) end += 1;
  while (end < all.length && !isBlank(all[end])) end += 1;
  return end;
}

/** The ideographic space too. */
function isBlank(grapheme: string | undefined): boolean {
  return grapheme !== undefined && /^\s+$/u.test(grapheme);
}
