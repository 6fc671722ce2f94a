/* oxlint-disable no-control-regex -- control characters are what this file is about */
const SEQUENCE = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g;
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Foreign text for a terminal or a report: colours go, and what would move the cursor or hide a word shows as ⟨1B⟩. */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(SEQUENCE, '')
    .replaceAll(HIDDEN, (sign) => {
      const code = sign.codePointAt(0) ?? 0;
      return `⟨${code.toString(16).toUpperCase().padStart(2, '0')}⟩`;
    });
}

/** The same, on one line. */
export function visibleLine(text: string): string {
  return visible(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}
