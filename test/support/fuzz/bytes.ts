import type { Op } from './op.ts';

/** What a key sends to a program in a terminal; every other key sends what it writes. */
const SENT: { readonly [name: string]: string } = {
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  home: '\u001B[H',
  end: '\u001B[F',
  pageup: '\u001B[5~',
  pagedown: '\u001B[6~',
  enter: '\r',
  esc: '\u001B',
  tab: '\t',
  backtab: '\u001B[Z',
  backspace: '\u007F',
  delete: '\u001B[3~',
  space: ' ',
};

export function sentBy({ name, text }: Extract<Op, { is: 'key' }>): string {
  const sent = SENT[name];
  if (sent !== undefined) return sent;
  const ctrl = /^ctrl-([a-z])$/.exec(name)?.[1];
  return ctrl === undefined ? text : String.fromCodePoint(ctrl.charCodeAt(0) - 96);
}

/** What a terminal says by itself: focus, answers nobody asked for, and sequences that break off. */
export const SAID_BY_TERMINALS = [
  '\u001B[I',
  '\u001B[O',
  '\u001B[?1;2c',
  '\u001B[24;80R',
  '\u001B]11;rgb:0000/0000/0000\u001B\\',
  '\u001BP>|xterm(390)\u001B\\',
  '\u001B[<0;10;10M',
  '\u001B[',
  '\u001B]11;rgb:',
] as const;
