import { Buffer } from 'node:buffer';

/* What is written to a terminal besides frames. */

export type Env = { readonly [name: string]: string | undefined };

/** A row that the terminal measures wider than we do would wrap and push the header off the screen for good. */
export const WRAP_OFF = '\u001B[?7l';
export const WRAP_ON = '\u001B[?7h';
export const CURSOR_ON = '\u001B[?25h';
export const CURSOR_OFF = '\u001B[?25l';
export const ERASE_ALL = '\u001B[H\u001B[2J';
export const OTHER_SCREEN = '\u001B[?1049h';
export const OWN_SCREEN = '\u001B[?1049l';
export const PASTES_ON = '\u001B[?2004h';
export const PASTES_OFF = '\u001B[?2004l';
export const FOCUS_ON = '\u001B[?1004h';
export const FOCUS_OFF = '\u001B[?1004l';
export const KEEP_TITLE = '\u001B[22;0t';
export const OLD_TITLE = '\u001B[23;0t';
/** Before frames are drawn. The other screen begins in the column where the last program left the cursor. */
export const TAKEN = `\r${WRAP_OFF}${FOCUS_ON}`;
/** Before another program draws. */
export const GIVEN = `${WRAP_ON}${FOCUS_OFF}${OLD_TITLE}${CURSOR_ON}`;
export const BELL = '\u0007';

/** Drawn two columns wide where characters of ambiguous width are: each is followed by the question where the cursor is. */
export const WIDTH_SAMPLES = '\r─\u001B[6n\r●\u001B[6n\r\u001B[K';
export const SAMPLES = 2;

/** Longer copies are dropped by terminals without a word. */
const MOST_COPIED = 74_994;
const LONGEST_TITLE = 100;
const LONGEST_NEWS = 200;
/** GNU screen passes on no more at once. */
const SCREEN_PIECE = 512;

/** To the clipboard of the operator's own machine; null where it would get lost. */
export function copySequence(text: string, env: Env): string | null {
  const encoded = Buffer.from(text).toString('base64');
  if (encoded.length > MOST_COPIED || !takesWords(env)) return null;
  const plain = `\u001B]52;c;${encoded}${BELL}`;
  // tmux takes it by itself where it is set to, and else passes it on.
  return inTmux(env) ? plain + passedOn(plain, env) : passedOn(plain, env);
}

/** null where the terminal has no title, or cannot give the old one back: GNU screen keeps none. */
export function titleSequence(text: string, env: Env): string | null {
  const inScreen = Boolean(env['STY']) && env['TERM']?.startsWith('tmux') !== true;
  return takesWords(env) && !inScreen ? `\u001B]2;${harmless(text, LONGEST_TITLE)}${BELL}` : null;
}

/** For the desktop's own notifications; null where the terminal is not known to show any. */
export function newsSequence(text: string, env: Env): string | null {
  const news = harmless(text, LONGEST_NEWS);
  const term = env['TERM'] ?? '';
  const program = env['TERM_PROGRAM'] ?? '';
  if (/^(foot|rxvt-unicode|contour)/.test(term) || env['VTE_VERSION'])
    return passedOn(`\u001B]777;notify;dr-wizard;${news.replaceAll(';', ',')}${BELL}`, env);
  const isKnown =
    /^(iTerm\.app|WezTerm|ghostty)$/.test(program) ||
    /^xterm-(kitty|ghostty)$/.test(term) ||
    env['LC_TERMINAL'] === 'iTerm2' ||
    env['KITTY_WINDOW_ID'];
  return isKnown ? passedOn(`\u001B]9;dr-wizard: ${news}${BELL}`, env) : null;
}

/** The plainest terminals write such sequences out as text. */
function takesWords(env: Env): boolean {
  const term = env['TERM'] ?? '';
  return term !== '' && !/^(dumb|linux|cons25|vt\d|emacs|eterm)/.test(term);
}

function inTmux(env: Env): boolean {
  return Boolean(env['TMUX']);
}

/** Through tmux and GNU screen to the terminal around them. */
function passedOn(sequence: string, env: Env): string {
  if (inTmux(env)) return `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`;
  if (!env['STY']) return sequence;
  const pieces = sequence.match(new RegExp(`[^]{1,${SCREEN_PIECE}}`, 'g')) ?? [];
  return pieces.map((piece) => `\u001BP${piece}\u001B\\`).join('');
}

/** What comes from a cluster could steer the terminal. */
function harmless(text: string, longest: number): string {
  const letters = Array.from(text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim());
  return letters.length <= longest ? letters.join('') : `${letters.slice(0, longest).join('')}...`;
}
