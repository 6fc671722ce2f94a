import stringWidth from 'string-width';

/** Made with the first text that needs it: that takes 18 ms. */
let segmenter: Intl.Segmenter | undefined;
const ASCII = /^[\x20-\x7e]*$/;

/** ASCII, ideographs, their punctuation, full-width ASCII: each stands for itself, whatever is beside it. */
const ALONE = /^[\x20-\x7e\u4e00-\u9fff\u3000-\u3011\uff01-\uff5e]*$/;

/** Widths of the words that stand on every screen: to measure one takes long. */
const known = new Map<string, number>();
const MOST_KNOWN = 4096;
const SHORT = 24;

/** Cells that a text takes on the screen. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  if (text.length > SHORT) return stringWidth(text);
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const width = stringWidth(text);
  known.set(text, width);
  return width;
}

export function graphemesOf(text: string): readonly string[] {
  return ALONE.test(text)
    ? text.split('')
    : Array.from((segmenter ??= new Intl.Segmenter()).segment(text), (one) => one.segment);
}

/** The start of `text` that fits, with `ellipsis` where something was left out. Never wider than `width`. */
export function clip(text: string, width: number, ellipsis: string): string {
  if (width <= 0) return '';
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(ellipsis);
  if (room <= 0) return take(text, width);
  return take(text, room) + ellipsis;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

function take(text: string, width: number): string {
  let used = 0;
  let taken = '';
  for (const grapheme of graphemesOf(text)) {
    used += widthOf(grapheme);
    if (used > width) break;
    taken += grapheme;
  }
  return taken;
}
