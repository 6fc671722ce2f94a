import type { Texts } from '../text/index.ts';
import { visibleLine } from '../text/visible.ts';
import type { Asker } from './plain/asker.ts';
import { choose, LeftOff, type Talk } from './plain/desk.ts';

export type PlainPick = {
  readonly asker: Asker;
  readonly texts: Texts;
  readonly write: (text: string) => void;
};

/** One question before there is a run, as a numbered list; null where the person left. */
export async function pickPlain(
  { asker, texts, write }: PlainPick,
  title: string,
  options: readonly { readonly value: string; readonly label: string }[],
): Promise<string | null> {
  const say = (...lines: readonly string[]) => write(`${lines.join('\n')}\n`);
  const talk: Talk = {
    voice: { t: (key, params) => texts.t(`plain.${key}`, params) },
    say,
    async ask(question) {
      const reply = await asker.ask(question, new AbortController().signal, () => {});
      if (reply.is !== 'said') throw new LeftOff();
      say(`${question.words} ${reply.text}`, '');
      return reply.text;
    },
  };
  try {
    const choices = options.map(({ value, label }) => ({ value, words: visibleLine(label) }));
    return await choose(talk, title, choices);
  } catch (error) {
    if (error instanceof LeftOff) return null;
    throw error;
  }
}
