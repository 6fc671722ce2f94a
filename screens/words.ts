import type { Text } from '../src/model/catalogue.ts';
import type { Json } from '../src/model/json.ts';
import type { Scope, TextTemplate } from '../src/model/runbook.ts';
import type { Params } from '../src/model/verdict.ts';
import { texts, type Lang, type Said, type Texts } from '../src/text/index.ts';
import { glyphsOf, type Glyphs } from './theme.ts';

/** All that makes a sentence on a screen, in the language chosen now. */
export type Words = {
  readonly lang: Lang;
  readonly glyphs: Glyphs;
  /** The terminal shows nothing but ASCII as wide as it is. */
  readonly ascii: boolean;
  /** By key below `screen.` */
  t(key: string, params?: Params): string;
  /** Those of the front door, by full key. */
  readonly texts: Texts;
  said(cause: { readonly code: string; readonly params: Params; readonly count?: number }): Said;
  /** A text of the runbook with its values; in the other language, marked, where this one is missing. */
  show(template: TextTemplate | undefined, scope: Scope): string;
  text(text: Text): string;
  /** Whole sentences one after the other, without those that are empty. */
  sentences(...all: readonly string[]): string;
  /** The time of day in the site's zone, `02:13:44`. */
  time(at: number): string;
  /** With its day, for what may be long ago. */
  date(at: number): string;
};

const made = new Map<string, Words>();

export function wordsOf(lang: Lang, ascii: boolean, zone: string | null): Words {
  const key = `${lang} ${String(ascii)} ${zone ?? ''}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const words = makeWords(lang, ascii, zone);
  made.set(key, words);
  return words;
}

function makeWords(lang: Lang, ascii: boolean, zone: string | null): Words {
  const all = texts(lang);
  const timeZone = zone === null ? {} : { timeZone: zone };
  // Made with the first time that is shown: the start shows none, and they take 8 ms.
  let clock: Intl.DateTimeFormat | undefined;
  let day: Intl.DateTimeFormat | undefined;
  return {
    lang,
    glyphs: glyphsOf(ascii),
    ascii,
    t: (key, params) => all.t(`screen.${key}`, params),
    texts: all,
    said: (cause) => all.said(cause),
    show: (template, scope) =>
      template === undefined
        ? ''
        : inOneOf(lang, template.en?.show(scope), template.zh?.show(scope)),
    text: (text) => inOneOf(lang, text.en, text.zh),
    sentences: (...parts) => parts.filter((one) => one !== '').join(lang === 'en' ? ' ' : ''),
    time: (at) =>
      (clock ??= new Intl.DateTimeFormat('en-GB', { ...timeZone, timeStyle: 'medium' })).format(at),
    date: (at) =>
      (day ??= new Intl.DateTimeFormat('sv-SE', {
        ...timeZone,
        dateStyle: 'short',
        timeStyle: 'short',
      })).format(at),
  };
}

function inOneOf(lang: Lang, en: string | undefined, zh: string | undefined): string {
  const [own, other, mark] = lang === 'en' ? [en, zh, '(zh) '] : [zh, en, '(en) '];
  if (own !== undefined) return own;
  return other === undefined ? '' : mark + other;
}

/** A value of the run by its name: what is a time is shown as one. */
export function namedValue(name: string, value: Json, words: Words): string {
  return name === 'run.outageStarted' && typeof value === 'number'
    ? words.date(value)
    : showValue(value);
}

/** A value as an operator would type it. */
export function showValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
