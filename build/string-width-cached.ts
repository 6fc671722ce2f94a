// By path: the build sends every `string-width` here.
import stringWidth, { type Options } from '../node_modules/string-width/index.js';
import { plainWidth } from './plain-width.ts';

const widths = new Map<string, number>();

/** string-width with a memory. What is drawn sixty times a second is measured once. */
// oxlint-disable-next-line import/no-default-export -- stands in for a package that has one
export default function cachedStringWidth(text: string, options?: Options): number {
  if (options !== undefined) return stringWidth(text, options);
  const plain = text.length < 512 ? plainWidth(text) : undefined;
  if (plain !== undefined) return plain;

  const known = widths.get(text);
  if (known !== undefined) return known;
  if (widths.size > 20_000) widths.clear();
  const width = stringWidth(text);
  widths.set(text, width);
  return width;
}
