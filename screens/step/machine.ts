import type { BookStep } from '../../src/model/book.ts';
import type { StepState } from '../../src/model/state.ts';
import type { Act } from '../act.ts';
import { span } from '../line.ts';
import type { Row } from '../page.ts';
import { causeRows } from '../parts/proofs.ts';
import { paragraph, textChoice, textRow } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';
import { needOf } from '../view.ts';

/** The row of a step that waits for a typed word. */
export const CONFIRM = 'confirm';

const OFFER = 'ask-assist';

/**
 * Whether the machine can do what is asked here, and if not why; asked again by Enter. One row, whatever the answer is and
 * whenever it comes: the cursor stays on it.
 */
export function offerRows(scene: Scene, step: BookStep): readonly Row[] {
  const { view, words } = scene;
  const offer = view.state.phase === 'open' ? view.assist(step.id) : undefined;
  const one = (text: string, enter: Act, tone: Tone = 'plain') =>
    textChoice(scene, OFFER, text, enter, tone);
  switch (offer?.is) {
    case undefined:
      return [];
    case 'asking':
      return one(words.t('machine.asking'), { do: 'focus', row: OFFER }, 'dim');
    case 'offered':
      return one(words.t('machine.offered'), {
        do: 'open',
        place: { at: 'form', what: 'assist', step: step.id },
      });
    case 'hindered': {
      const { says, remedy } = words.said(offer.cause);
      const text = words.t('machine.hindered', { says: words.sentences(says, remedy) });
      return [
        ...paragraph(scene, text, 'dim'),
        ...one(words.t('machine.askAgain'), { do: 'ask-assist', step: step.id }),
      ];
    }
  }
}

/** The states in which a right that is missing still can be granted before anything is tried. */
const BEFORE: readonly StepState['is'][] = ['blocked', 'ready', 'your-turn', 'waiting-on'];

/** Which rights its action lacks, with what grants them. */
export function rightRows(scene: Scene, step: BookStep, { is }: StepState): readonly Row[] {
  const { view, words } = scene;
  const rights = BEFORE.includes(is) ? view.rights(step.id) : undefined;
  if (rights === undefined) return [];
  if (rights.unknown !== null) {
    const { says } = words.said(rights.unknown);
    return paragraph(scene, words.t('machine.rightsUnknown', { says }), 'dim');
  }
  if (rights.missing.length === 0) return [];
  return [
    textRow(span(words.t('machine.rights'), 'dim')),
    ...rights.missing.flatMap((cause) => causeRows(scene, cause, 'warn')),
  ];
}

/** It rests: somebody undid it. */
export function undoneRows(scene: Scene, step: BookStep): readonly Row[] {
  return needOf(scene.view, step.id)?.is === 'undone'
    ? paragraph(scene, scene.words.t('machine.undone'), 'warn')
    : [];
}

/** It waits for a typed word, on a page of its own: who has just decided to do it again stands here. */
export function confirmRows(scene: Scene, step: BookStep): readonly Row[] {
  const need = needOf(scene.view, step.id);
  if (need?.is !== 'confirm') return [];
  const text = scene.words.t('turn.confirm', { object: need.object });
  return textChoice(
    scene,
    CONFIRM,
    text,
    { do: 'open', place: { at: 'form', what: 'confirm', step: step.id } },
    'strong',
  );
}
