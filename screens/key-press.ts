import type { Key } from 'ink';
import { graphemesOf } from './width.ts';

/** One key: `name` is what the keymap looks up, `text` what a field takes in (empty for keys that write nothing). */
export type KeyPress = {
  readonly name: string;
  readonly text: string;
  /** The same as two keys, Esc first: what it is where nothing is on Alt. */
  readonly apart?: readonly KeyPress[];
};

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, string])[];

const CTRL_UNDERSCORE = 31;

const WRITTEN: { readonly [grapheme: string]: string } = {
  '\r': 'enter',
  '\n': 'enter',
  '\r\n': 'enter',
  '\u007F': 'backspace',
  '\b': 'backspace',
  '\t': 'tab',
};

const ESC: KeyPress = { name: 'esc', text: '' };
/** With Alt, or with Ctrl, these move by words. */
const BY_WORDS: readonly string[] = ['left', 'right'];

/**
 * One chunk of stdin can hold many keys ("yes\r"), and Ink hands it over as one input: this takes it apart. Esc and the
 * key after it in one chunk look like Alt and that key: only a field has something on Alt, elsewhere they are `apart`. An
 * Esc that is lost would let the Enter after it take what the operator wanted to leave.
 */
export function keyPresses(input: string, key: Key): readonly KeyPress[] {
  const rest = plainKeys(input, key);
  if (!key.meta || key.escape) return rest;
  const [only, ...more] = rest;
  if (only === undefined || more.length > 0 || !ON_ALT.includes(only.name)) return [ESC, ...rest];
  return [{ name: `alt-${only.name}`, text: '', apart: [ESC, only] }];
}

/** What a field has on Alt. */
const ON_ALT: readonly string[] = ['left', 'right', 'b', 'f', 'd', 'backspace'];

function plainKeys(input: string, key: Key): readonly KeyPress[] {
  const named = NAMED.find(([flag]) => key[flag]);
  if (named !== undefined) {
    const [, name] = named;
    if (key.ctrl && BY_WORDS.includes(name)) return [{ name: `ctrl-${name}`, text: '' }];
    return [{ name: name === 'tab' && key.shift ? 'backtab' : name, text: '' }];
  }
  if (key.ctrl) return [{ name: `ctrl-${input}`, text: '' }];
  return graphemesOf(input).flatMap((one) => keyOf(one));
}

function keyOf(grapheme: string): readonly KeyPress[] {
  const written = WRITTEN[grapheme];
  if (written !== undefined) return [{ name: written, text: '' }];
  const code = grapheme.codePointAt(0) ?? 0;
  // Typed ahead of a slow line: Ctrl-U and what is typed after it come in one chunk.
  if (code >= 1 && code <= 26)
    return [{ name: `ctrl-${String.fromCodePoint(code + 96)}`, text: '' }];
  if (code === CTRL_UNDERSCORE) return [{ name: 'ctrl-_', text: '' }];
  if (isControl(grapheme)) return [];
  return [{ name: grapheme === ' ' ? 'space' : grapheme, text: grapheme }];
}

function isControl(grapheme: string): boolean {
  const code = grapheme.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
