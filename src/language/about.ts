import type { Text } from '../model/catalogue.ts';

/**
 * What a runbook that ships says of itself, for whoever is about to start it: when to use it, and what it does not restore.
 * Read as `titleOf` reads, without the YAML library; a text in a form that only the library can read is left out.
 */
export function aboutOf(text: string): Text {
  const [block = ''] = /^about:[ \t]*\n(?:[ \t].*\n?|\n)*/m.exec(text) ?? [];
  const about: { en?: string; zh?: string } = {};
  for (const [, lang, folded = ''] of block.matchAll(
    /^[ \t]+(en|zh):[ \t]*[>|]-?[ \t]*\n((?:[ \t]{4,}.*\n?)+)/gm,
  ))
    about[lang === 'zh' ? 'zh' : 'en'] = folded.trim().replaceAll(/[ \t]*\n[ \t]*/g, ' ');
  return about;
}
