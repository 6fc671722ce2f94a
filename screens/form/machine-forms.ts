import { nameSoFar, notTheName, typeIt } from './typed-object.ts';
import { conflictOf } from '../../src/core/ledger.ts';
import type { BookStep } from '../../src/model/book.ts';
import type { ActionPlan } from '../../src/model/catalogue.ts';
import { inLang } from '../../src/text/in-lang.ts';
import { objectName } from '../../src/text/object-name.ts';
import type { Cause } from '../../src/model/verdict.ts';
import { visibleLine } from '../../src/text/visible.ts';
import type { FormKind } from '../act.ts';
import { wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import { commandRows } from '../parts/command.ts';
import { labelledLines, labelledRows, paragraph, section } from '../parts/rows.ts';
import { causeRows } from '../parts/proofs.ts';
import { isNarrow, labelColumn, type Scene } from '../scene.ts';
import { nothing, wantsSome, type FormDef } from './form-def.ts';

/** Decisions about what the machine does in a person's place, takes back, or takes from somebody else. */
export const MACHINE_FORMS = {
  assist: {
    field: null,
    about: assisted,
    fault: nothing,
    decision: (step) => ({ do: 'assist', step: step.id }),
  },
  undo: {
    field: 'object',
    about: undone,
    asks: (scene, step) => [
      // In a low window only what stands at the field is seen at once.
      ...(isNarrow(scene) ? goneRows(scene, scene.view.undo(step.id)?.will ?? []) : []),
      ...typeIt(scene, 'undo', objectOf(scene, step)),
    ],
    isOver: (scene, step) => objectOf(scene, step) === undefined,
    fault: (scene, step, typed) => {
      return notTheName(scene, typed, objectOf(scene, step));
    },
    soFar: (scene, step, typed, hint) => nameSoFar(scene, typed, objectOf(scene, step), hint),
    decision: (step, typed, _name, scene) => ({
      do: 'undo',
      step: step.id,
      value: objectOf(scene, step) ?? typed,
    }),
  },
  'take-over': {
    field: 'reason',
    about: (scene, step) => [
      ...(isNarrow(scene) ? [] : takenRows(scene, step)),
      ...section(paragraph(scene, scene.words.t('form.take-over.rests'), 'dim')),
    ],
    asks: (scene, step) => (isNarrow(scene) ? takenRows(scene, step) : []),
    fault: wantsSome,
    decision: (step, reason, _name, scene) => ({
      do: 'take-over',
      step: step.id,
      value: conflictIn(scene, step) ?? null,
      reason,
    }),
  },
} as const satisfies { readonly [kind in FormKind]?: FormDef };

/** Each call before it is made: what it does, the same to copy, and where a person would do it. */
function assisted(scene: Scene, step: BookStep): readonly Row[] {
  const { view, words } = scene;
  const offer = view.assist(step.id);
  if (offer?.is === 'hindered') return causeRows(scene, offer.cause, 'warn');
  const plan = offer?.is === 'offered' ? offer.plan : undefined;
  const url = step.manual?.open?.show(view.scope) ?? '';
  const about = paragraph(scene, words.t('form.assist.about'));
  const calls = planRows(scene, plan);
  return [
    // In a low window what is about to be done comes first: only that much of it is seen at once.
    ...(isNarrow(scene) ? [...calls, ...section(about)] : [...about, ...section(calls)]),
    ...section(labelledRows(scene, words.t('turn.console'), url)),
  ];
}

function planRows(scene: Scene, plan: ActionPlan | undefined): readonly Row[] {
  const { words } = scene;
  const width = scene.width - labelColumn(scene);
  const lines = (plan?.will ?? []).flatMap((cause) => wrapLines(words.said(cause).says, width));
  return [
    ...labelledLines(scene, words.t('step.will'), lines),
    ...commandRows(scene, plan?.byHand ?? []),
  ];
}

/** Exactly what is removed or put back, newest first; then what only hands can do. */
function undone(scene: Scene, step: BookStep): readonly Row[] {
  const { view, words } = scene;
  const plan = view.undo(step.id);
  if (plan === undefined) return [];
  const hands = plan.byHand.flatMap(({ what, text }) => {
    const said = visibleLine(`${objectName(what)}: ${inLang(words.texts.lang, text)}`);
    return paragraph(scene, said);
  });
  return [
    ...planRows(scene, { will: isNarrow(scene) ? [] : plan.will, byHand: plan.commands }),
    ...(hands.length === 0
      ? []
      : section([...paragraph(scene, words.t('form.undo.hands'), 'warn'), ...hands])),
    ...section(paragraph(scene, words.t('form.undo.rests'), 'dim')),
  ];
}

function goneRows(scene: Scene, will: readonly Cause[]): readonly Row[] {
  return will.flatMap((cause) => paragraph(scene, scene.words.said(cause).says, 'warn'));
}

/** What belongs to whom. */
function takenRows(scene: Scene, step: BookStep): readonly Row[] {
  const { words } = scene;
  const conflict = conflictIn(scene, step);
  if (conflict === undefined) return [];
  const { kind, name, managers, fields } = conflict;
  const about = words.t('form.take-over.about', { object: `${kind} ${name}`, managers });
  return [
    ...paragraph(scene, about),
    ...fields.split(', ').flatMap((field) => paragraph(scene, `  ${visibleLine(field)}`, 'strong')),
  ];
}

function conflictIn({ view }: Scene, step: BookStep) {
  return conflictOf(view.state.steps[step.id]?.failure ?? null);
}

function objectOf({ view }: Scene, step: BookStep): string | undefined {
  return view.undo(step.id)?.object;
}
