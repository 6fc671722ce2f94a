import type { KEYMAP } from '../keymap.ts';
import type { Words } from '../words.ts';

/** How a key is written on the screen: letters as they are, the others by a glyph or a word. */
export function keyName(entry: (typeof KEYMAP)[number], words: Words): string {
  const glyph = words.glyphs.keys[entry.label];
  if (glyph !== undefined) return glyph;
  return entry.label.length === 1 ? entry.label : words.t(`key.name.${entry.label}`);
}
