export type PlaceInText = {
  readonly line: number;
  readonly column: number;
  /** The line itself; empty where it is too long to be shown. */
  readonly text: string;
};

const LONGEST = 200;

/** Tells lines and columns of a text, fastest in the order of the text: that may be one of millions of lines. */
export function placesIn(whole: string): (at: number) => PlaceInText {
  let line = 1;
  let start = 0;
  return (at) => {
    if (at < start) [line, start] = [1, 0];
    for (;;) {
      const end = whole.indexOf('\n', start);
      if (end === -1 || end >= at) {
        const text = whole.slice(start, end === -1 ? start + LONGEST + 1 : end).trimEnd();
        return { line, column: at - start + 1, text: text.length > LONGEST ? '' : text };
      }
      line += 1;
      start = end + 1;
    }
  };
}
