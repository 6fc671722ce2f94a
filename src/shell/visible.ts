import stripAnsi from 'strip-ansi';

/** What would move the cursor, hide a word or turn it round. U+200D stays, or emoji break. */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- these are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Foreign text for a screen or a report: colours are left out, other control characters are shown as ⟨code⟩. */
export function visible(text: string): string {
  return stripAnsi(text).replaceAll(HIDDEN, show);
}

function show(character: string): string {
  return `⟨${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}⟩`;
}

/** What is held back of an unfinished line at most: an escape sequence is shorter. */
const HELD_LIMIT = 4096;
// oxlint-disable-next-line no-control-regex -- these are what it looks for
const ESCAPE = /[\u001b\u0080-\u009f]/u;

/**
 * The same for text that comes in pieces: an escape sequence that is cut in two is held back until its line ends.
 * A carriage return, by which programs draw their progress over itself, starts a line.
 */
export function visibleStream(): { push(chunk: string): string; end(): string } {
  let held = '';
  const give = (text: string) => visible(text.replaceAll(/\r\n?/g, '\n'));
  return {
    push(chunk) {
      const all = held + chunk;
      // A last CR may be the first half of a line end.
      const whole = all.endsWith('\r') ? all.length - 1 : all.length;
      const line = Math.max(all.lastIndexOf('\n', whole - 1), all.lastIndexOf('\r', whole - 1)) + 1;
      const hasEscape = ESCAPE.test(all.slice(line, whole)) && whole - line < HELD_LIMIT;
      const cut = hasEscape ? line : whole;
      held = all.slice(cut);
      return give(all.slice(0, cut));
    },
    end() {
      const rest = give(held);
      held = '';
      return rest;
    },
  };
}
