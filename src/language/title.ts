import type { Text } from '../model/catalogue.ts';

const BLOCK = /^title:.*\n?(?:[ \t].*\n?|\n)*/m;
const WORDS =
  /\b(en|zh):[ \t]*(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\n]*?)[ \t]*(?:,[ \t]*(?:en|zh):|\}|$))/gm;

/**
 * What a runbook or a site that ships calls itself, for a list to choose from. The first frame of the wizard waits for
 * this, so the YAML library is not loaded for it; a title in a form that only the library can read is left out.
 */
export function titleOf(text: string): Text {
  const [block = ''] = BLOCK.exec(text) ?? [];
  const title: { en?: string; zh?: string } = {};
  WORDS.lastIndex = 0;
  for (let match = WORDS.exec(block); match !== null; match = WORDS.exec(block)) {
    const [whole, lang, double, single, plain = ''] = match;
    const words = double?.replaceAll(/\\(["\\])/g, '$1') ?? single?.replaceAll("''", "'") ?? plain;
    if (words !== '') title[lang === 'zh' ? 'zh' : 'en'] = words;
    // A plain word was read up to the next key: that one is still to come.
    const next = /,[ \t]*(?:en|zh):$/.exec(whole);
    if (next !== null) WORDS.lastIndex -= next[0].length - 1;
  }
  return title;
}
