/** What a terminal says of itself, among the keys that come from it. */
export type Reply =
  | { readonly is: 'focus'; readonly on: boolean }
  | { readonly is: 'cursor'; readonly column: number }
  /** Asked for by nobody here, or long ago. */
  | { readonly is: 'other' };

export type Heard = { readonly keys: string; readonly replies: readonly Reply[] };

/** Takes what the terminal says out of what is typed: whole, late, torn or cut short, none of it may become a key. */
export type Sorter = {
  push(chunk: string): Heard;
  /** How long to wait for the rest of what has begun; null: nothing has. */
  patienceMs(): number | null;
  /** Nothing more came in that time. */
  settle(): Heard;
};

const ESC = '\u001B';
/** Esc in a form that nobody has to wait for the rest of. */
const ESC_KEY = `${ESC}[27u`;
const PASTE_BEGIN = `${ESC}[200~`;
const PASTE_END = `${ESC}[201~`;
/** Beyond this it is no reply of any terminal. */
const LONGEST = 4096;
/**
 * A person who presses Esc waits for it; a terminal sends a sequence in one piece, and 10 ms are three of its bytes on the
 * slowest line. A reply that has begun comes to an end soon, or never.
 */
const KEY_MS = 10;
const REPLY_MS = 500;

type Token =
  | { readonly is: 'keys'; readonly text: string; readonly length: number }
  | { readonly is: 'reply'; readonly reply: Reply; readonly length: number }
  /** The beginning of something: `alone` is what it means where nothing follows. */
  | { readonly is: 'begun'; readonly alone: string };

export function createSorter(): Sorter {
  let rest = '';
  let isPasting = false;
  let wasEsc = false;

  function sorted(text: string, isLast: boolean): Heard {
    let keys = '';
    const replies: Reply[] = [];
    let at = 0;
    rest = '';
    while (at < text.length) {
      if (isPasting) {
        const end = text.indexOf(PASTE_END, at);
        const until = end === -1 ? text.length - begunEnd(text.slice(at)) : end + PASTE_END.length;
        keys += text.slice(at, until);
        at = until;
        isPasting = end === -1;
        if (!isPasting) continue;
        if (isLast) keys += text.slice(at);
        else rest = text.slice(at);
        break;
      }
      const escape = text.indexOf(ESC, at);
      keys += text.slice(at, escape === -1 ? text.length : escape);
      if (escape === -1) break;
      const token = tokenOf(text.slice(escape));
      if (token.is === 'begun') {
        if (isLast) keys += token.alone;
        else rest = text.slice(escape);
        break;
      }
      at = escape + token.length;
      if (token.is === 'reply') replies.push(token.reply);
      else keys += token.text;
      isPasting = token.is === 'keys' && token.text === PASTE_BEGIN;
    }
    return { keys, replies };
  }

  return {
    push(chunk) {
      // Torn right behind its first byte, which was taken for the Esc key.
      const torn = wasEsc && rest === '' ? tornReply(chunk) : undefined;
      wasEsc = false;
      if (torn === undefined) return sorted(rest + chunk, false);
      const after = sorted(chunk.slice(torn.length), false);
      return { keys: after.keys, replies: [torn.reply, ...after.replies] };
    },
    patienceMs() {
      if (rest === '') return null;
      return rest.length <= 2 ? KEY_MS : REPLY_MS;
    },
    settle() {
      wasEsc = rest === ESC;
      return sorted(rest, true);
    },
  };
}

function tokenOf(text: string): Token {
  switch (text[1]) {
    case undefined:
      return { is: 'begun', alone: ESC_KEY };
    case ESC:
      return { is: 'keys', text: ESC_KEY, length: 1 };
    case '[':
      return controlOf(text);
    case 'O':
      return shiftOf(text);
    case ']':
      return wordsOf(text, /[\dlLI]/);
    case 'P':
      return wordsOf(text, /[\d>!$+|]/);
    case '_':
      return wordsOf(text, /G/);
    default:
      return { is: 'keys', text: text.slice(0, 2), length: 2 };
  }
}

/** `ESC [ … final`: most keys that write nothing, and most replies. */
function controlOf(text: string): Token {
  // As the Linux console has F1 to F5.
  if (text[2] === '[')
    return text.length < 4
      ? { is: 'begun', alone: '' }
      : { is: 'keys', text: text.slice(0, 4), length: 4 };
  const body = /^[0-?]*[ -/]*/.exec(text.slice(2))?.[0] ?? '';
  const length = 2 + body.length + 1;
  const final = text[length - 1];
  const alone = body === '' ? `${ESC_KEY}[` : '';
  if (final === undefined) return length > LONGEST ? garbled(length - 1) : { is: 'begun', alone };
  if (!/[@-~]/.test(final))
    return body === '' ? { is: 'keys', text: alone, length: 2 } : garbled(length - 1);
  if (final === 'M' && body === '') {
    // A mouse click of the oldest kind: three letters that would be keys.
    return text.length < 6 ? { is: 'begun', alone: '' } : garbled(6);
  }
  const reply = replyOf(body, final);
  return reply === null
    ? { is: 'keys', text: text.slice(0, length), length }
    : { is: 'reply', reply, length };
}

function replyOf(body: string, final: string): Reply | null {
  if (body === '' && (final === 'I' || final === 'O')) return { is: 'focus', on: final === 'I' };
  const column = final === 'R' ? /^\d+;(\d+)$/.exec(body)?.[1] : undefined;
  if (column !== undefined) return { is: 'cursor', column: Number(column) };
  const isOther =
    /[cnRtxy]/.test(final) || (/[uS]/.test(final) && body.startsWith('?')) || body.startsWith('<');
  return isOther ? { is: 'other' } : null;
}

function shiftOf(text: string): Token {
  const body = /^[\d;]*[@-~]?/.exec(text.slice(2))?.[0] ?? '';
  const length = 2 + body.length;
  if (/[@-~]$/.test(body)) return { is: 'keys', text: text.slice(0, length), length };
  return length === text.length
    ? { is: 'begun', alone: text.length === 2 ? `${ESC_KEY}O` : '' }
    : { is: 'keys', text: `${ESC_KEY}O`, length: 2 };
}

/** What ends with BEL or ESC \: replies only. Alt with that letter looks like the beginning of one. */
function wordsOf(text: string, first: RegExp): Token {
  const letter = text[1] ?? '';
  if (text[2] === undefined) return { is: 'begun', alone: `${ESC_KEY}${letter}` };
  if (!first.test(text[2])) return { is: 'keys', text: `${ESC_KEY}${letter}`, length: 2 };
  // oxlint-disable-next-line no-control-regex -- what ends it, or can't stand in it
  const end = text.slice(2).search(/[\u0000-\u001F]/);
  if (end === -1) return text.length > LONGEST ? garbled(text.length) : { is: 'begun', alone: '' };
  const at = end + 2;
  if (text[at] === '\u0007') return garbled(at + 1);
  if (text[at] !== ESC) return garbled(at);
  if (text[at + 1] === undefined) return { is: 'begun', alone: '' };
  return garbled(text[at + 1] === '\\' ? at + 2 : at);
}

function garbled(length: number): Token {
  return { is: 'reply', reply: { is: 'other' }, length };
}

function tornReply(chunk: string): { readonly reply: Reply; readonly length: number } | undefined {
  const body = /^\[(?:[IO]$|\?[\d;]*[cn]|\d+;\d+R)/.exec(chunk)?.[0];
  if (body === undefined) return undefined;
  const reply = replyOf(body.slice(1, -1), body.slice(-1));
  return reply === null ? undefined : { reply, length: body.length };
}

/** How many of the last letters may be the beginning of the end of a paste. */
function begunEnd(text: string): number {
  for (let length = Math.min(PASTE_END.length - 1, text.length); length > 0; length -= 1)
    if (PASTE_END.startsWith(text.slice(-length))) return length;
  return 0;
}
