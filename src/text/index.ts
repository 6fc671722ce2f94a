import { createInstance, type i18n } from 'i18next';
import type { Params } from '../model/verdict.ts';
import { given, remedyOf, type Remedy } from './commands.ts';
import { forOne } from './for-one.ts';
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
  const all = filled(lang, visible);
  const remedies = filled(lang, given);
  const t = (key: string, params: Params = {}) => all.t(key, { ...params });
  return {
    lang,
    t,
    said({ code, params, count }) {
      const filling = count === undefined ? params : { count, ...params };
      const remedy = `cause.${code}.remedy`;
      return {
        says: sentence(all, `cause.${code}.says`, filling) ?? code,
        ...remedyOf(remedies.exists(remedy, filling) ? remedies.t(remedy, { ...filling }) : ''),
      };
    },
  };
}

/** A language with one form for one and for many, such as Chinese, has no sentence of its own for one. */
function sentence(all: i18n, key: string, filling: Params): string | undefined {
  const many: unknown = all.getResource(all.language, 'translation', `${key}_other`);
  if (filling['count'] === 1 && typeof many === 'string')
    return all.t(`${key}_one`, { ...filling, defaultValue: forOne(many) });
  return all.exists(key, filling) ? all.t(key, { ...filling }) : undefined;
}

/** What stands in a sentence may be foreign, such as a title of a page: it moves no cursor and hides no word. */
function filled(lang: Lang, escape: (text: string) => string): i18n {
  const words = createInstance();
  void words.init({
    lng: lang,
    fallbackLng: false,
    initAsync: false,
    keySeparator: '.',
    nsSeparator: false,
    interpolation: { escapeValue: true, escape },
    resources: { [lang]: { translation: wordsIn(lang) } },
  });
  return words;
}
