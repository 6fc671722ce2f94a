import { startQuestion, type Picked, type StartChoices } from '../../screens/start/questions.ts';
import { wordsOf } from '../../screens/words.ts';
import { pickPlain } from '../frontend/pick-plain.ts';
import { inquirerAsker } from '../frontend/plain/asker.ts';
import { texts } from '../text/index.ts';
import type { World } from './world.ts';

/** The questions of the start, as lines to read; null where the operator left. */
export async function pickPlainly(world: World, choices: StartChoices): Promise<Picked | null> {
  if (world.input === null) return null;
  const words = wordsOf(world.lang, true, null);
  const shown = {
    asker: inquirerAsker(world.input),
    texts: texts(world.lang),
    write: (text: string) => world.err(text),
  };
  const chosen: string[] = [];
  for (;;) {
    const next = startQuestion(choices, chosen, words);
    if ('is' in next) return next;
    const answer = await pickPlain(shown, next.title, next.options);
    if (answer === null) return null;
    chosen.push(answer);
  }
}
