import { startQuestion, type Picked, type StartChoices } from '../../screens/start/questions.ts';
import { wordsOf } from '../../screens/words.ts';
import type { World } from './world.ts';

/** The questions of the start, one line each; null where the operator left. */
export async function pickPlainly(world: World, choices: StartChoices): Promise<Picked | null> {
  const { select } = await import('@inquirer/prompts');
  const words = wordsOf(world.lang, true, null);
  const chosen: string[] = [];
  for (;;) {
    const next = startQuestion(choices, chosen, words);
    if ('is' in next) return next;
    const options = next.options.map(({ value, label }) => ({ value, name: label }));
    try {
      chosen.push(await select({ message: next.title, choices: options }, world.input ?? {}));
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') return null;
      throw error;
    }
  }
}
