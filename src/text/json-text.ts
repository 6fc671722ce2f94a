/* oxlint-disable no-control-regex -- control characters are what this file is about */
const HIDDEN =
  /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * JSON that may stand in a terminal: it holds foreign text, and JSON itself escapes only the older half of what a terminal
 * obeys. Whoever parses it gets every character as it was.
 */
export function jsonText(value: unknown, space?: number): string {
  return JSON.stringify(value, null, space).replaceAll(HIDDEN, (sign) =>
    Array.from({ length: sign.length }, (_, at) => escaped(sign.charCodeAt(at))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
