import type { Texts } from '../text/index.ts';
import { visibleLine } from '../text/visible.ts';
import type { Asker } from './plain/asker.ts';
import { choose, LeftOff, type Talk } from './plain/desk.ts';
import { wishOf } from './plain/look/wish.ts';

/** What no option is called. */
export const OTHER_LANGUAGE = Symbol('other language');

class OtherLanguage extends Error {}

function isLanguage(text: string): boolean {
  return wishOf(text)?.at === 'language';
}

export type PlainPick = {
  readonly asker: Asker;
  readonly texts: Texts;
  readonly write: (text: string) => void;
};

/** One question before there is a run, as a numbered list; null where the person left, `language` where they want the other one. */
export async function pickPlain(
  { asker, texts, write }: PlainPick,
  title: string,
  options: readonly { readonly value: string; readonly label: string }[],
): Promise<string | null | typeof OTHER_LANGUAGE> {
  const say = (...lines: readonly string[]) => write(`${lines.join('\n')}\n`);
  const talk: Talk = {
    voice: { t: (key, params) => texts.t(`plain.${key}`, params) },
    say,
    async ask({ check, ...asked }) {
      const question = {
        ...asked,
        check: (text: string) => (isLanguage(text) ? undefined : check?.(text)),
      };
      const reply = await asker.ask(question, new AbortController().signal, () => {});
      if (reply.is !== 'said') throw new LeftOff();
      if (asker.keepsLines !== true) say(`${question.words} ${reply.text}`, '');
      if (isLanguage(reply.text)) throw new OtherLanguage();
      return reply.text;
    },
  };
  try {
    const choices = options.map(({ value, label }) => ({ value, words: visibleLine(label) }));
    return await choose(talk, title, choices);
  } catch (error) {
    if (error instanceof OtherLanguage) return OTHER_LANGUAGE;
    if (error instanceof LeftOff) return null;
    throw error;
  }
}
