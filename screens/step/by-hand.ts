import { answerRows, NOT_NOW } from '../form/page.ts';
import { pageOf, type Page } from '../page.ts';
import { commandRows } from '../parts/command.ts';
import { planLines } from '../parts/plan.ts';
import { BLANK_ROW, labelledLines, paragraph, section, textRow, titleRows } from '../parts/rows.ts';
import { labelColumn, type Scene } from '../scene.ts';
import { stepOf } from '../view.ts';

/** The same change by hand: its resolved commands to copy; the probes prove it all the same. */
export function byHandPage(scene: Scene, id: string): Page {
  const { words, view } = scene;
  const step = stepOf(view, id);
  if (step === undefined) return pageOf({ rows: [textRow(words.t('step.gone'))] });
  const commands = view.plan(id)?.byHand ?? [];
  return pageOf({
    head: [
      ...titleRows(
        scene,
        `${step.ref}  ${words.show(step.title, view.scope)}`,
        words.t('byHand.title'),
        'warn',
      ),
      BLANK_ROW,
    ],
    rows: [
      ...labelledLines(
        scene,
        words.t('step.will'),
        planLines(scene, step, scene.width - labelColumn(scene)),
      ),
      ...section(
        commands.length === 0
          ? paragraph(scene, words.t('byHand.none'), 'dim')
          : commandRows(scene, commands),
      ),
      ...section(paragraph(scene, words.t('byHand.about'))),
    ],
    foot: [
      BLANK_ROW,
      ...answerRows(scene, words.t('byHand.commit'), {
        do: 'decide',
        decision: { do: 'by-hand', step: id },
        after: 'back',
      }),
    ],
    start: NOT_NOW,
    keys: { exact: { do: 'open', place: { at: 'exact', steps: [id] } } },
  });
}
