import { en as english } from '../../../src/text/en/index.ts';
import { zh as chinese } from '../../../src/text/zh/index.ts';
import type { Lang } from '../../../src/text/index.ts';

const { screen: en } = english;
const { screen: zh } = chinese;

/** The words that stand on the screens, as the program has them. */
export type Words = typeof en | typeof zh;

export function wordsOf(lang: Lang): Words {
  return lang === 'en' ? en : zh;
}

/** A text as it shows on a screen, with a group for each of its parameters. */
export function shown(template: string, where: 'whole' | 'start' | 'end' = 'whole'): RegExp {
  const inside = template
    .split(/\{\{(\w+)\}\}/)
    .map((part, index) =>
      index % 2 === 0 ? part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) : `(?<${part}>.+?)`,
    )
    .join('');
  return new RegExp(`${where === 'end' ? '' : '^'}${inside}${where === 'start' ? '' : '$'}`, 'u');
}
