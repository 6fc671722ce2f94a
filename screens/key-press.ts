import type { Key } from 'ink';
import { graphemesOf } from './width.ts';

/** One key: `name` is what the keymap looks up, `text` what a field takes in (empty for keys that write nothing). */
export type KeyPress = { readonly name: string; readonly text: string };

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

const WRITTEN: { readonly [grapheme: string]: string } = {
  '\r': 'enter',
  '\n': 'enter',
  '\r\n': 'enter',
  '\u007F': 'backspace',
  '\b': 'backspace',
  '\t': 'tab',
};

/**
 * One chunk of stdin can hold many keys ("yes\r"), and Ink hands it over as one input: this takes it apart. Esc and the
 * key after it in one chunk look like Alt and that key; nothing here is on Alt, and an Esc that is lost would let the
 * Enter after it take what the operator wanted to leave.
 */
export function keyPresses(input: string, key: Key): readonly KeyPress[] {
  const rest = plainKeys(input, key);
  return key.meta && !key.escape ? [{ name: 'esc', text: '' }, ...rest] : rest;
}

function plainKeys(input: string, key: Key): readonly KeyPress[] {
  const named = NAMED.find(([flag]) => key[flag]);
  if (named !== undefined) {
    const shifted = named[1] === 'tab' && key.shift ? 'backtab' : named[1];
    return [{ name: shifted, text: '' }];
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
  if (isControl(grapheme)) return [];
  return [{ name: grapheme === ' ' ? 'space' : grapheme, text: grapheme }];
}

/** Pasted text as one row: a field never takes a line break, so a paste can never press Enter. */
export function pasted(text: string): string {
  return graphemesOf(text.trim().replaceAll(/\s*[\r\n]+\s*/g, ' '))
    .filter((one) => !isControl(one))
    .join('');
}

function isControl(grapheme: string): boolean {
  const code = grapheme.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
