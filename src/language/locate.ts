import { rangeOf, type Place, type Range } from './source.ts';

/**
 * Where a part of an expression stands in its file. A text may be quoted, folded or indented there, so its line is
 * looked for; where escapes hide it, the start of the value is near enough.
 */
export function locate(place: Place, text: string, part: Range): Range {
  const whole = rangeOf(place);
  const raw = place.source.text.slice(whole.start, whole.end);
  const length = Math.max(part.end - part.start, 1);
  const exact = raw.indexOf(text);
  if (exact >= 0) return from(whole.start + exact + part.start, length);

  const before = text.slice(0, part.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = text.slice(lineStart).split('\n', 1)[0] ?? '';
  const indent = line.length - line.trimStart().length;
  const inLine = raw.indexOf(line.trim());
  if (line.trim() === '' || inLine < 0) return whole;
  return from(whole.start + inLine + Math.max(part.start - lineStart - indent, 0), length);
}

function from(start: number, length: number): Range {
  return { start, end: start + length };
}
