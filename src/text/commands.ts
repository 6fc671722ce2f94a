import { visible } from './visible.ts';

/** Around what is put into a text, and for a backtick in it: neither our texts nor what is put in have these signs. */
const FROM = '\uE000';
const TO = '\uE001';
const TICK = '\uE002';

const GIVEN = new RegExp(`${FROM}([^${TO}]*)${TO}`, 'g');
/** A shell takes these signs as they are, and a tilde in front as the home folder. */
const BARE = /^(?:~\/)?[\w@%+=:,./-]+$/;
const IN_BRACKETS = /\s*[(（]`[^`]*`[)）]/g;
const AT_THE_END = /\s*`[^`]*`[.。]?$/;

/** What is to be done, in one sentence, and taken apart. */
export type Remedy = {
  /** All of it in one text, as for a log. */
  readonly remedy: string;
  /** The same without the commands that can stand below it. */
  readonly todo: string;
  /** The commands in it, each as it can be pasted into a POSIX shell. */
  readonly commands: readonly string[];
};

/** What is put into a remedy: it stays known as such, so that it is one word of a command however it reads. */
export function given(text: string): string {
  const shown = visible(text).replaceAll(/[\uE000-\uE002]/g, '\uFFFD');
  return `${FROM}${shown.replaceAll('`', TICK)}${TO}`;
}

/** Takes a remedy apart. Its commands stand between backticks; what was put in went through `given`. */
export function remedyOf(text: string): Remedy {
  const commands = [...text.matchAll(/`([^`]*)`/g)].map(([, command = '']) => typed(command));
  return {
    remedy: inWords(text),
    todo: inWords(text.replaceAll(IN_BRACKETS, '').replace(AT_THE_END, '')),
    commands,
  };
}

/** A word as a POSIX shell takes it for one, with nothing in it carried out. */
export function shellWord(word: string): string {
  return BARE.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function inWords(text: string): string {
  return text
    .replaceAll(/`([^`]*)`/g, (_, command: string) => typed(command))
    .replaceAll(GIVEN, '$1')
    .replaceAll(TICK, '`');
}

function typed(command: string): string {
  return visible(command)
    .replaceAll(GIVEN, (_, word: string) => shellWord(word.replaceAll(TICK, '`')))
    .replaceAll(/\s*\n\s*/g, ' ');
}
