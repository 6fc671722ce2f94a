import { lostBySkipping } from '../../src/core/select.ts';
import type { BookStep } from '../../src/model/book.ts';
import type { FormKind } from '../act.ts';
import { duration, readDuration } from '../duration.ts';
import type { Row } from '../page.ts';
import {
  BLANK_ROW,
  labelledLines,
  labelledRows,
  paragraph,
  section,
  textRow,
} from '../parts/rows.ts';
import { planLines } from '../parts/plan.ts';
import { refOf } from '../parts/step-note.ts';
import { nothing, wantsSome, type FormDef } from './form-def.ts';
import { nameSoFar, notTheName, typeIt } from './typed-object.ts';
import { MACHINE_FORMS } from './machine-forms.ts';
import { recordRows } from '../step/records.ts';
import { labelColumn, type Scene } from '../scene.ts';
import { span } from '../line.ts';
import { needOf } from '../view.ts';

export const FORMS: { readonly [kind in FormKind]: FormDef } = {
  skip: {
    field: 'reason',
    about: impossible,
    fault: wantsSome,
    decision: (step, reason) => ({ do: 'skip', step: step.id, reason }),
  },
  override: {
    field: 'reason',
    about: told('override'),
    fault: wantsSome,
    decision: (step, reason) => ({ do: 'override', step: step.id, reason }),
  },
  attest: {
    field: 'word',
    about: (scene, step) =>
      paragraph(scene, scene.words.show(step.attest, scene.view.scope), 'strong'),
    fault: nothing,
    decision: (step, reason) => ({
      do: 'attest',
      step: step.id,
      ...(reason === '' ? {} : { reason }),
    }),
  },
  'waiting-on': {
    field: 'whom',
    about: told('waiting-on'),
    fault: wantsSome,
    decision: (step, whom) => ({ do: 'waiting-on', step: step.id, value: whom }),
  },
  'more-time': {
    field: 'time',
    about: told('more-time'),
    fault: (scene, _step, typed) =>
      (readDuration(typed) ?? 0) > 0 ? undefined : scene.words.t('fault.notTime'),
    soFar: (scene, _step, typed, hint) => {
      const { words } = scene;
      const time = readDuration(typed) ?? 0;
      if (time === 0) return { hint, tone: 'dim' };
      const value = duration(time, words.lang);
      const { passed } = words.glyphs;
      return { hint: words.t('field.understood', { passed, value }), tone: 'good' };
    },
    decision: (step, time) => ({ do: 'more-time', step: step.id, value: readDuration(time) ?? 0 }),
  },
  confirm: {
    field: 'object',
    about: atRisk,
    asks: whatToType,
    isOver: (scene, step) => objectOf(scene, step) === undefined,
    fault: (scene, step, typed) => {
      return notTheName(scene, typed, objectOf(scene, step));
    },
    soFar: (scene, step, typed, hint) => nameSoFar(scene, typed, objectOf(scene, step), hint),
    // As it is called, however an input method wrote it.
    decision: (step, typed, _name, scene) => ({
      do: 'confirm',
      step: step.id,
      value: objectOf(scene, step) ?? typed,
    }),
  },
  choose: {
    field: null,
    about: (scene, _step, name) => paragraph(scene, scene.words.t('form.choose.about', { name })),
    fault: nothing,
    decision: (step, _typed, name) => ({ do: 'choose', step: step.id, value: name }),
  },
  'do-again': {
    field: null,
    about: (scene, step) => [...told('do-again')(scene, step, ''), ...will(scene, step)],
    fault: nothing,
    decision: (step) => ({ do: 'do-again', step: step.id }),
  },
  'start-anyway': {
    field: null,
    about: told('start-anyway'),
    fault: nothing,
    decision: (step) => ({ do: 'start-anyway', step: step.id }),
  },
  ...MACHINE_FORMS,
};

function told(kind: FormKind): FormDef['about'] {
  return (scene) => paragraph(scene, scene.words.t(`form.${kind}.about`));
}

/** What can no longer be proven if this step is skipped, before it is. */
function impossible(scene: Scene, step: BookStep): readonly Row[] {
  const { view, words } = scene;
  const lost = lostBySkipping(view.book, step.id);
  const milestones = view.book.runbook.milestones.filter((one) => one.needs.includes(step.id));
  return [
    ...paragraph(
      scene,
      words.t(lost.length === 0 ? 'form.skip.nothingLost' : 'form.skip.about', { n: lost.length }),
    ),
    ...lost.map((id) => {
      const title = words.show(view.book.steps.get(id)?.title, view.scope);
      return textRow(span(`  ${refOf(view, id, words)}  ${title}`, 'warn'));
    }),
    ...milestones.flatMap((one) =>
      paragraph(
        scene,
        words.t('form.skip.milestone', { milestone: words.show(one.title, view.scope) }),
        'warn',
      ),
    ),
    ...(step.optional ? [] : paragraph(scene, words.t('form.skip.debt'))),
  ];
}

function atRisk(scene: Scene, step: BookStep): readonly Row[] {
  const { words, view } = scene;
  return [
    ...labelledRows(scene, words.t('step.why'), words.show(step.why, view.scope)),
    ...will(scene, step),
    ...asked(scene, step),
  ];
}

function whatToType(scene: Scene, step: BookStep): readonly Row[] {
  const { words } = scene;
  const risk =
    step.risk === undefined ? [] : paragraph(scene, words.t(`risk.${step.risk}`), 'warn');
  return [...risk, ...typeIt(scene, 'confirm', objectOf(scene, step))];
}

/** What a manual step will ask for: nobody lets it start unseen. */
function asked(scene: Scene, step: BookStep): readonly Row[] {
  const { words, view } = scene;
  const items = step.manual?.checklist ?? [];
  // What is at stake comes first: in a low window the rest is below.
  const records = section(recordRows(scene, step));
  const lines = items.flatMap((item, index) =>
    paragraph(scene, `${index + 1}  ${words.show(item, view.scope)}`),
  );
  return [
    ...records,
    ...(records.length === 0 ? lines : section(lines)),
    ...(items.length === 0 ? [] : [BLANK_ROW]),
  ];
}

function will(scene: Scene, step: BookStep): readonly Row[] {
  if (step.kind !== 'action') return [];
  const width = scene.width - labelColumn(scene);
  return section(labelledLines(scene, scene.words.t('step.will'), planLines(scene, step, width)));
}

/** None where it is asked no more: it was typed elsewhere, or a moment ago. */
function objectOf(scene: Scene, step: BookStep): string | undefined {
  const need = needOf(scene.view, step.id);
  return need?.is === 'confirm' ? need.object : undefined;
}
