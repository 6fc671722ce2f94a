/** Signs of one column that the screens draw with: rules, marks, arrows, dashes, quotes. */
const SIGNS = '·–—‘’“”•…‹›←↑→↓⏎─│┌┐└┘├┤┬┴┼═●❯✓✗';
const NARROW = new Set(SIGNS);
/** All whose width is known here, as a class of a regular expression: none of them combines with what is beside it. */
export const PLAIN_SIGNS = String.raw` -~${SIGNS}\u4E00-\u9FFF\u3000-\u3011\uFF01-\uFF5E`;
// oxlint-disable-next-line no-control-regex -- colours begin with it
const SGR = /\u001b\[[\d;]*m/y;

/**
 * The width of text without anything unusual in it: ASCII, the signs above, Chinese, and colours, which have none.
 * undefined for any other: string-width knows, but its first answer takes 40 ms, for which a first frame would wait.
 */
export function plainWidth(text: string): number | undefined {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code <= 0x7e) width += 1;
    else if (isWide(code)) width += 2;
    else if (code === 0x1b) {
      SGR.lastIndex = at;
      const [sequence] = SGR.exec(text) ?? [];
      if (sequence === undefined) return undefined;
      at += sequence.length - 1;
    } else if (NARROW.has(text[at] ?? '')) width += 1;
    else return undefined;
  }
  return width;
}

/** Ideographs, their punctuation and full-width ASCII. What may combine with a neighbour is not among them. */
function isWide(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3000 && code <= 0x3011) ||
    (code >= 0xff01 && code <= 0xff5e)
  );
}
