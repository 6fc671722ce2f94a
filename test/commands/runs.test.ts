import { expect, test } from 'vitest';
import { choicesOf } from '../../src/commands/choices.ts';
import { runs } from '../../src/commands/runs.ts';
import { createRun } from '../../src/journal/create-run.ts';
import type { Fact, Mode } from '../../src/model/event.ts';
import { aCommandWorld } from '../support/command-world.ts';
import { RUN_STARTED, WIZARD } from '../support/events.ts';
import { aFolder, options } from '../support/journal/a-home.ts';

const PRACTICE: Fact =
  RUN_STARTED.type === 'run-started'
    ? { ...RUN_STARTED, options: { ...RUN_STARTED.options, practice: true } }
    : RUN_STARTED;

async function aHome(): Promise<string> {
  const home = await aFolder();
  const all: readonly (readonly [string, Mode, Fact])[] = [
    ['aa0000000000', 'incident', RUN_STARTED],
    ['bb0000000000', 'drill', RUN_STARTED],
    ['cc0000000000', 'drill', PRACTICE],
  ];
  const using = options();
  for (const [run, mode, first] of all) {
    const journal = await createRun(home, run, mode, using);
    await journal.append(first, WIZARD);
    await journal.close();
  }
  return home;
}

test.each([
  ['en', ['practice', 'drill', 'incident']],
  ['zh-CN', ['本机演练', '演练', '事故恢复']],
] as const)(
  'the list of runs tells each mode, the practice range by its own word (%s)',
  async (lang, words) => {
    const home = await aHome();
    const { world, said } = aCommandWorld(home, { home, lang });

    await runs(world);

    const modes = said()
      .trim()
      .split('\n')
      .map((line) => line.split(/ {2,}/)[2]);
    expect(modes).toEqual(words);
  },
);

test('nobody is asked to go on with a drill whose range is gone', async () => {
  const home = await aHome();
  const { world } = aCommandWorld(home, { home });

  const choices = await choicesOf(world, {
    site: null,
    lang: null,
    plain: false,
    auto: false,
    answers: null,
    ascii: false,
    output: 'text',
    kubeconfig: null,
    context: null,
  });

  expect(choices.runs.map(({ id }) => id)).toEqual(['bb0000000000', 'aa0000000000']);
});
