import { BACK } from '../../screens/start/question.ts';
import { startQuestion, type Picked, type StartChoices } from '../../screens/start/questions.ts';
import { wordsOf } from '../../screens/words.ts';
import { OTHER_LANGUAGE, pickPlain } from '../frontend/pick-plain.ts';
import { texts, type Lang } from '../text/index.ts';
import { askerOf } from './asker-of.ts';
import type { World } from './world.ts';

/** The questions of the start, as lines to read, and the language they were answered in; null where the operator left. */
export async function pickPlainly(
  world: World,
  choices: StartChoices,
): Promise<{ readonly picked: Picked; readonly lang: Lang } | null> {
  const asker = askerOf(world);
  if (asker === null) return null;
  const write = (text: string) => world.err(text);
  const chosen: string[] = [];
  let { lang } = world;
  write(`${texts(lang).t('look.startHow')}\n`);
  for (;;) {
    const next = startQuestion(choices, chosen, wordsOf(lang, true, null));
    if ('is' in next) return { picked: next, lang };
    const told = [next.about ?? [], next.command ?? []].flat();
    if (told.length > 0) write(`${told.join('\n')}\n`);
    const options = next.options.map(({ value, label, more }) => ({
      value,
      label: more === undefined ? label : `${label}; ${more}`,
    }));
    const answer = await pickPlain({ asker, texts: texts(lang), write }, next.title, options);
    if (answer === null) return null;
    if (answer === OTHER_LANGUAGE) lang = lang === 'en' ? 'zh-CN' : 'en';
    else if (answer === BACK) chosen.pop();
    else chosen.push(answer);
  }
}
