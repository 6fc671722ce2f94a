import type { BookStep } from '../../src/model/book.ts';
import type { Act, FormKind } from '../act.ts';
import { pageOf, type Page } from '../page.ts';
import { fieldText, fieldRows } from '../parts/field-row.ts';
import { BLANK_ROW, paragraph, textChoice, textRow, titleRows } from '../parts/rows.ts';
import { stateTitle } from '../parts/state-word.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { stepOf } from '../view.ts';
import type { FormDef } from './form-def.ts';
import { FORMS } from './form.ts';

export const NOT_NOW = 'not-now';
const COMMIT = 'commit';
const FIELD = 'field';

/**
 * A decision that is more than a key: what it comes to, then something to type, or *not now* before it. Enter in the
 * field only goes on to the row that takes the decision: one key never does it.
 */
export function formPage(scene: Scene, spot: Spot, what: FormKind, id: string, name: string): Page {
  const { words, view } = scene;
  const step = stepOf(view, id);
  if (step === undefined) return pageOf({ rows: [textRow(words.t('step.gone'))] });
  const form = FORMS[what];
  if (form.isOver?.(scene, step) === true) return overPage(scene, step);
  const typed = fieldText(spot, FIELD).text.trim();
  const says = form.fault(scene, step, typed);
  const wrong: Act | undefined = says === undefined ? undefined : { do: 'fault', row: FIELD, says };
  const commit: Act = wrong ?? {
    do: 'decide',
    decision: form.decision(step, typed, name, scene),
    // Its checklist is what comes next.
    after: what === 'confirm' && step.kind === 'manual' ? 'step' : 'back',
  };
  const onward: Act = wrong ?? { do: 'focus', row: COMMIT };
  return pageOf({
    head: [
      ...titleRows(
        scene,
        `${step.ref}  ${words.show(step.title, view.scope)}`,
        words.t(`form.${what}.title`),
        'warn',
      ),
      BLANK_ROW,
    ],
    rows: [...form.about(scene, step, name)],
    foot: [
      BLANK_ROW,
      ...(form.asks?.(scene, step) ?? []),
      ...(form.field === null
        ? []
        : fieldRows(scene, spot, {
            id: FIELD,
            label: words.t(`form.field.${form.field}`),
            ...(form.field === 'object' ? {} : { kind: form.field }),
            ...soFarOf(form, scene, step, typed),
            enter: onward,
          })),
      ...textChoice(scene, NOT_NOW, words.t('form.notNow'), { do: 'back' }),
      ...textChoice(scene, COMMIT, words.t(`form.${what}.commit`, { name }), commit, 'strong'),
    ],
    start: form.field === null ? NOT_NOW : FIELD,
  });
}

/** How it stands now, and the way to the step: nobody is left with a field that takes nothing. */
function overPage(scene: Scene, step: BookStep): Page {
  const { words, view } = scene;
  const { text, tone } = stateTitle(view, step.id, words);
  return pageOf({
    head: [
      ...titleRows(scene, `${step.ref}  ${words.show(step.title, view.scope)}`, text, tone),
      BLANK_ROW,
    ],
    rows: paragraph(scene, words.t('form.over'), 'strong'),
    foot: [
      BLANK_ROW,
      ...textChoice(scene, 'over', words.t('form.seeStep'), {
        do: 'below',
        act: { do: 'open', place: { at: 'step', step: step.id } },
      }),
    ],
    start: 'over',
  });
}

function soFarOf(form: FormDef, scene: Scene, step: BookStep, typed: string) {
  const hint = scene.words.t(`form.hint.${form.field ?? ''}`);
  return form.soFar?.(scene, step, typed, hint) ?? { hint };
}

/** *Not now* and what is proposed: two rows, the harmless one first. */
export function answerRows(scene: Scene, commit: string, act: Act): Page['foot'] {
  return [
    ...textChoice(scene, NOT_NOW, scene.words.t('form.notNow'), { do: 'back' }),
    ...textChoice(scene, COMMIT, commit, act, 'strong'),
  ];
}
