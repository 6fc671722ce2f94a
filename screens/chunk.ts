import type { KeyPress } from './key-press.ts';

/** What came from the keyboard in one piece, as it is taken. */
export type Piece =
  | { readonly is: 'key'; readonly key: KeyPress }
  /** Written into the field at once: a key for each of many letters would take long. */
  | { readonly is: 'typed'; readonly text: string }
  /** A paste by a terminal that does not say that it is one. */
  | { readonly is: 'lines'; readonly n: number }
  | { readonly is: 'no-typing' };

/** More than anybody types while a line stalls, unless one key is held down. */
const MOST_TYPED_AHEAD = 64;

/**
 * A slow line brings many keys in one piece, and a terminal without bracketed paste brings a paste as keys. While a field
 * has the cursor, Enter counts only where it ends the piece: so "yes⏎" is taken as typed ahead, "yes⏎⏎" presses it
 * once, and text after a line break shows that it was pasted: nothing of that is taken, as it would press Enter unseen.
 * Elsewhere letters are keys, and so much at once is nobody's typing.
 */
export function piecesOf(keys: readonly KeyPress[], inField: boolean): readonly Piece[] {
  if (!inField) {
    const written = keys.filter(({ text }) => text !== '');
    const isHeld = written.every(({ text }) => text === written[0]?.text);
    if (written.length > MOST_TYPED_AHEAD && !isHeld) return [{ is: 'no-typing' }];
    return keys.flatMap((key) => (key.apart ?? [key]).map(asKey));
  }
  const enter = keys.findIndex(({ name }) => name === 'enter');
  const after = enter === -1 ? [] : keys.slice(enter + 1);
  if (after.some(({ text }) => text !== '')) return [{ is: 'lines', n: linesIn(keys) }];
  return merged(enter === -1 ? keys : keys.slice(0, enter + 1));
}

function asKey(key: KeyPress): Piece {
  return { is: 'key', key };
}

function linesIn(keys: readonly KeyPress[]): number {
  const last = keys.findLastIndex(({ text }) => text !== '');
  return 1 + keys.slice(0, last).filter(({ name }) => name === 'enter').length;
}

/** A tab within a text is a blank of it, not the way to the next field. */
function merged(keys: readonly KeyPress[]): readonly Piece[] {
  const pieces: Piece[] = [];
  keys.forEach((key, index) => {
    const next = keys[index + 1];
    const isBlank = key.name === 'tab' && next !== undefined && next.text !== '';
    const text = isBlank ? ' ' : key.text;
    const last = pieces.at(-1);
    if (text === '') pieces.push(asKey(key));
    else if (last?.is === 'typed')
      pieces[pieces.length - 1] = { is: 'typed', text: last.text + text };
    else pieces.push({ is: 'typed', text });
  });
  return pieces;
}
