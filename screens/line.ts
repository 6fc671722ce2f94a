import type { Tone } from './theme.ts';
import { clip, padEnd, widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** A piece of one row with one meaning. */
export type Span = { readonly text: string; readonly tone: Tone };
/** One row of the screen, before it is drawn: data, so that its width can be proven without a terminal. */
export type Line = readonly Span[];

export const BLANK: Line = [];

// oxlint-disable-next-line no-control-regex -- a line break or a tab in foreign text would tear the frame
const TEARS = /[\u0000-\u001f\u007f\u2028\u2029]+/g;

export function span(text: string, tone: Tone = 'plain'): Span {
  return { text: text.replaceAll(TEARS, ' '), tone };
}

export function lineOf(...spans: readonly (Span | string)[]): Line {
  return spans.map((one) => (typeof one === 'string' ? span(one) : one));
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, one) => sum + widthOf(one.text), 0);
}

export function textOf(line: Line): string {
  return line.map((one) => one.text).join('');
}

/** At most `width` cells; what does not fit ends in the ellipsis. */
export function clipLine(line: Line, width: number, ellipsis: string): Line {
  if (lineWidth(line) <= width) return line;
  const clipped: Span[] = [];
  let left = Math.max(0, width - widthOf(ellipsis));
  let tone: Tone = 'plain';
  for (const one of line) {
    tone = one.tone;
    const text = clip(one.text, left, '');
    if (text !== '') clipped.push(span(text, tone));
    left -= widthOf(text);
    if (text !== one.text) break;
  }
  return [...clipped, span(clip(ellipsis, width, ''), tone)];
}

/** Exactly `width` cells. */
export function fitLine(line: Line, width: number, ellipsis: string): Line {
  const clipped = clipLine(line, width, ellipsis);
  const missing = width - lineWidth(clipped);
  return missing > 0 ? [...clipped, span(' '.repeat(missing))] : clipped;
}

/** `left` and `right` at the two ends; `left` gives way, as what is counted stands at the right. */
export function between(left: Line, right: Line, width: number, ellipsis: string): Line {
  const end = clipLine(right, width, ellipsis);
  const room = width - lineWidth(end);
  if (lineWidth(end) === 0) return clipLine(left, width, ellipsis);
  if (room < 3) return end;
  return [...fitLine(left, room - 1, ellipsis), span(' '), ...end];
}

/** A text over several rows, each with the same tone. */
export function wrapLines(text: string, width: number, tone: Tone = 'plain'): readonly Line[] {
  return wrap(text, width).map((one) => [span(one, tone)]);
}

/** `label` in its own column, the text wrapped beside it; below `narrow` cells the label has a row of its own. */
export function labelled(label: Span, body: readonly Line[], column: number): readonly Line[] {
  if (column === 0) return [[label], ...body];
  return body.map((line, index) =>
    index === 0
      ? [span(padEnd(label.text, column), label.tone), ...line]
      : [span(' '.repeat(column)), ...line],
  );
}
