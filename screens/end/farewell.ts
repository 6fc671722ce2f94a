import { recordName, shownMode } from '../../src/core/ground.ts';
import { countStates } from '../../src/core/select.ts';
import type { View } from '../view.ts';
import type { Words } from '../words.ts';

/** What stays on the operator's own screen once the wizard's is gone: how it stands, how to go on, where the record is. */
export function farewell(view: View, words: Words, folder: string): string {
  const { state } = view;
  const counts = countStates(view.book, state);
  const lines = [
    words.t('farewell.stands', {
      mode: words.t(`mode.${shownMode(state)}`),
      run: state.run,
      passed: counts.passed,
      attested: counts.attested,
      of: view.steps.size - counts['not-needed'],
    }),
    words.t(
      `farewell.${state.phase !== 'open' ? 'report' : state.practice ? 'practice' : 'resume'}`,
      {
        run: state.run,
        file: `${recordName(state)}.md`,
      },
    ),
    words.t('farewell.record', { folder }),
  ];
  return `${lines.join('\n')}\n`;
}
