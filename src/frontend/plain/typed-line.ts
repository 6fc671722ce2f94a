/** A row of a terminal as somebody types it, without any movement but back over what was typed. */
export type TypedLine = {
  readonly text: string;
  readonly end: 'enter' | 'interrupted' | null;
  /** What has to be written for it. */
  readonly echo: string;
};

// oxlint-disable-next-line no-control-regex -- what arrows and other keys without a sign send begins with it
const KEY = /\u001B(?:\[[0-?]*[ -/]*[@-~]|O.)?|[^]/gu;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]|\p{Emoji_Presentation}/u;

/**
 * The row after a chunk of what came from the terminal. What stands behind an Enter was typed before anybody could read
 * what is asked next, so it answers nothing. `secret`: nothing is shown.
 */
export function typedLine(before: string, chunk: string, secret: boolean): TypedLine {
  let text = before;
  let echo = '';
  const show = (what: string) => {
    if (!secret) echo += what;
  };
  const cut = (at: number) => {
    for (const sign of Array.from(text.slice(at)).toReversed()) show(erased(sign));
    text = text.slice(0, at);
  };
  for (const [key] of chunk.matchAll(KEY)) {
    switch (key) {
      case '\r':
      case '\n':
        return { text, end: 'enter', echo };
      case '\u0003':
        return { text, end: 'interrupted', echo };
      case '\u0004':
        if (text === '') return { text, end: 'interrupted', echo };
        break;
      case '\u007F':
      case '\b':
        cut(text.length - (Array.from(text).at(-1)?.length ?? 0));
        break;
      case '\u0015':
        cut(0);
        break;
      case '\u0017':
        cut(/\S*\s*$/u.exec(text)?.index ?? 0);
        break;
      default:
        if (isWritten(key)) {
          text += key;
          show(key);
        }
    }
  }
  return { text, end: null, echo };
}

function isWritten(key: string): boolean {
  const code = key.codePointAt(0) ?? 0;
  return code >= 0x20 && !(code >= 0x7f && code < 0xa0);
}

function erased(sign: string): string {
  return WIDE.test(sign) ? '\b\b  \b\b' : '\b \b';
}
