import type { BookStep } from '../../src/model/book.ts';
import { lineOf, span } from '../line.ts';
import type { Row } from '../page.ts';
import { choiceRows, textRow } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';

/** The branches, each with its first steps; Enter only opens the page that asks once more. */
export function chooseRows(
  scene: Scene,
  step: BookStep,
  options: readonly string[],
): readonly Row[] {
  const { view, words } = scene;
  return [
    textRow(span(words.t('choose.which'), 'dim')),
    ...options.flatMap((name) => {
      const steps = view.book.runbook.steps.filter(
        (one) => one.branch?.choice === step.id && one.branch.name === name,
      );
      return choiceRows(
        `option ${name}`,
        [
          lineOf(span(name, 'strong')),
          ...steps.map((one) => lineOf(`  ${one.ref}  ${words.show(one.title, view.scope)}`)),
        ],
        { enter: { do: 'open', place: { at: 'form', what: 'choose', step: step.id, name } } },
      );
    }),
  ];
}
