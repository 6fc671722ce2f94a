/** One JSON value that stands at `start` and ends before `end`, or what is wrong with it. */
export type ScannedJson =
  | { readonly is: 'value'; readonly start: number; readonly end: number }
  | { readonly is: 'nothing' }
  | JsonFault;

export type JsonFault = {
  readonly is: 'fault';
  readonly code: 'json-syntax' | 'json-cut' | 'duplicate-key';
  /** Where in the text. */
  readonly at: number;
  readonly found: string;
  readonly expected: string;
};

const BLANK = /[ \t\r\n]*/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** An escape that the end of the text cuts. */
const BEGUN = /^\\(?:u[\da-fA-F]{0,3})?$/;

/** What may come next inside a list or an object: `{` and `[` stand for the first entry of one. */
type Turn = '{' | 'key' | ':' | 'value' | '[' | 'after';

/**
 * Goes over the next value of `text` from `from` on, as `JSON.parse` says neither where a value ends nor, reliably,
 * where it is broken, and takes the last of two equal keys without a word. Several values may stand one after another,
 * as `kubectl get --watch` writes them.
 */
export function scanJson(text: string, from: number): ScannedJson {
  /** The keys of each open object; null for a list. */
  const open: (Set<string> | null)[] = [];
  let turn: Turn = 'value';
  let at = skip(text, from);
  const start = at;
  if (start === text.length) return { is: 'nothing' };

  for (;;) {
    const sign = text[at] ?? '';
    if (sign === '') return cut(text);
    const keys = open.at(-1);
    if (sign === '"' && (turn === '{' || turn === 'key')) {
      const end = stringEnd(text, at);
      if (typeof end !== 'number') return end;
      const key = text.slice(at + 1, end - 1);
      if (keys?.has(key) === true)
        return { is: 'fault', code: 'duplicate-key', at, found: key, expected: '' };
      keys?.add(key);
      turn = ':';
      at = end;
    } else if (sign === ':' && turn === ':') {
      turn = 'value';
      at += 1;
    } else if (sign === ',' && turn === 'after') {
      turn = keys === null ? 'value' : 'key';
      at += 1;
    } else if (
      (sign === '}' && keys !== null && (turn === '{' || turn === 'after')) ||
      (sign === ']' && keys === null && (turn === '[' || turn === 'after'))
    ) {
      open.pop();
      turn = 'after';
      at += 1;
    } else if (turn === 'value' || turn === '[') {
      if (sign === '{' || sign === '[') {
        open.push(sign === '{' ? new Set() : null);
        turn = sign;
        at += 1;
      } else {
        const end = sign === '"' ? stringEnd(text, at) : wordEnd(text, at);
        if (typeof end !== 'number') return end;
        turn = 'after';
        at = end;
      }
    } else {
      return wrong(text, at, expectedAt(turn, keys));
    }
    if (open.length === 0) return { is: 'value', start, end: at };
    at = skip(text, at);
  }
}

function skip(text: string, at: number): number {
  // Most signs follow each other directly.
  if (text.charCodeAt(at) > 0x20) return at;
  BLANK.lastIndex = at;
  BLANK.test(text);
  return BLANK.lastIndex;
}

function stringEnd(text: string, from: number): number | JsonFault {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return wrong(text, at, '"');
    if (code !== 0x5c) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text))
      return BEGUN.test(text.slice(at, at + 7)) ? cut(text) : wrong(text, at, '\\\\');
    at = ESCAPE.lastIndex - 1;
  }
  return cut(text);
}

function wordEnd(text: string, at: number): number | JsonFault {
  WORD.lastIndex = at;
  if (WORD.test(text)) return WORD.lastIndex;
  return /^[\w.+-]+$/.test(text.slice(at, at + 40)) && at + 40 > text.length
    ? cut(text)
    : wrong(text, at, '{ | [ | "…" | 0 | true | false | null');
}

function expectedAt(turn: Turn, keys: Set<string> | null | undefined): string {
  if (turn === '{') return '"…" | }';
  if (turn === 'key') return '"…"';
  if (turn === ':') return ':';
  return keys === null ? ', | ]' : ', | }';
}

function wrong(text: string, at: number, expected: string): JsonFault {
  const found =
    text
      .slice(at, at + 40)
      .split('\n', 1)[0]
      ?.trimEnd() ?? '';
  return { is: 'fault', code: 'json-syntax', at, found, expected };
}

function cut({ length }: string): JsonFault {
  return { is: 'fault', code: 'json-cut', at: length, found: '', expected: '' };
}
