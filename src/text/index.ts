import { createInstance } from 'i18next';
import type { Params } from '../model/verdict.ts';
import { given, remedyOf, type Remedy } from './commands.ts';
import { visible } from './visible.ts';
import { wordsIn, type Lang } from './words-in.ts';

export type { Lang } from './words-in.ts';

/** A sentence and what to do about it. `remedy` is empty where nothing has to be done. */
export type Said = Remedy & { readonly says: string };

/** All words of one language. */
export type Texts = {
  readonly lang: Lang;
  /** By full key, such as `screen.header.needYou`. */
  t(key: string, params?: Params): string;
  /** What a cause or an error says, by its code. A code without a text shows as itself: a test finds it. */
  said(cause: { readonly code: string; readonly params: Params; readonly count?: number }): Said;
};

const instances: Partial<Record<Lang, Texts>> = {};

export function texts(lang: Lang): Texts {
  return (instances[lang] ??= load(lang));
}

function load(lang: Lang): Texts {
  const i18n = createInstance();
  void i18n.init({
    lng: lang,
    fallbackLng: false,
    initAsync: false,
    keySeparator: '.',
    nsSeparator: false,
    // What stands in a sentence may be foreign, such as a title of a page: it moves no cursor and hides no word.
    interpolation: { escapeValue: true, escape: visible },
    resources: { [lang]: { translation: wordsIn(lang) } },
  });
  const t = (key: string, params: Params = {}) => i18n.t(key, { ...params });
  const marked = (key: string, params: Params) =>
    i18n.t(key, { ...params, interpolation: { escape: given } });
  return {
    lang,
    t,
    said({ code, params, count }) {
      const all = count === undefined ? params : { count, ...params };
      const remedy = `cause.${code}.remedy`;
      return {
        says: i18n.exists(`cause.${code}.says`, all) ? t(`cause.${code}.says`, all) : code,
        ...remedyOf(i18n.exists(remedy, all) ? marked(remedy, all) : ''),
      };
    },
  };
}
