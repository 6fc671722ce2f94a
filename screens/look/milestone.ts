import { isSatisfied } from '../../src/core/derive.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import type { Act } from '../act.ts';
import { doorChoice } from '../door/open.ts';
import { milestoneNote } from '../outline/milestone-row.ts';
import { span } from '../line.ts';
import { proofRows, type Unseen } from '../parts/proofs.ts';
import { BLANK_ROW, paragraph, section, textChoice, textRow, titleRows } from '../parts/rows.ts';
import { stateTitle } from '../parts/state-word.ts';
import { refOf } from '../parts/step-note.ts';
import { duration } from '../duration.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { stateOf, stepOf } from '../view.ts';
import { fieldText, fieldRows } from '../parts/field-row.ts';

const REASON = 'reason';

/** A milestone: what it still waits for, its own proofs, and giving it up with a reason. */
export function milestonePage(scene: Scene, spot: Spot, id: string): Page {
  const { view, words } = scene;
  const milestone = view.book.runbook.milestones.find((one) => one.id === id);
  if (milestone === undefined) return pageOf({ rows: [textRow(words.t('step.gone'))] });
  const note = milestoneNote(view, milestone, words);
  const asked = view.needs.some((need) => need.is === 'milestone' && need.step === id);
  return pageOf({
    head: [
      ...titleRows(
        scene,
        words.show(milestone.title, view.scope).toUpperCase(),
        note.text,
        note.tone,
      ),
      BLANK_ROW,
    ],
    rows: [
      ...paragraph(
        scene,
        words.t('milestone.about', { time: duration(milestone.holdMs, words.lang) }),
      ),
      ...section(
        milestone.needs.filter((one) => isOpen(scene, one)).flatMap((one) => needRow(scene, one)),
      ),
      ...section([
        textRow(span(words.t('step.proof'), 'dim')),
        ...proofRows(
          scene,
          milestone.proofs,
          view.state.milestones[id]?.seen ?? [],
          unseen(scene, id),
        ),
        ...doorChoice(scene, id),
      ]),
      ...(asked ? section(troubleRows(scene, spot, id)) : []),
    ],
    keys: asked ? { 'check-again': checkAgain(id) } : {},
  });
}

/** What a milestone sees is recorded only when it is held or lost. */
function unseen({ view }: Scene, id: string): Unseen | undefined {
  const { progress } = view.live(id);
  if (progress === null || progress.of === null || progress.of === 0) return undefined;
  return progress.done >= progress.of
    ? { key: 'verdict.pass', passes: true }
    : { key: 'proof.notAll', passes: false };
}

function isOpen(scene: Scene, id: string): boolean {
  if (stepOf(scene.view, id) !== undefined) return !isSatisfied(stateOf(scene.view, id));
  return (scene.view.state.milestones[id]?.heldSince ?? null) === null;
}

function needRow(scene: Scene, id: string): readonly Row[] {
  const { view, words } = scene;
  const step = stepOf(view, id);
  if (step === undefined) return [textRow(`  ${refOf(view, id, words)}`)];
  return textChoice(
    scene,
    `needs ${id}`,
    words.t('blocked.step', {
      ref: step.ref,
      title: words.show(step.title, view.scope),
      state: stateTitle(view, id, words).text,
    }),
    { do: 'open', place: { at: 'step', step: id } },
  );
}

function troubleRows(scene: Scene, spot: Spot, id: string): readonly Row[] {
  const { words } = scene;
  const reason = fieldText(spot, REASON).text.trim();
  const skip: Act =
    reason === ''
      ? { do: 'fault', row: REASON, says: words.t('fault.empty') }
      : { do: 'decide', decision: { do: 'skip', step: id, reason }, after: 'back' };
  return [
    textRow(span(words.t('step.whatNow'), 'dim')),
    ...textChoice(scene, 'again', words.t('decide.check-again'), checkAgain(id)),
    ...fieldRows(scene, spot, {
      id: REASON,
      label: words.t('milestone.giveUp'),
      enter: reason === '' ? skip : { do: 'focus', row: 'skip' },
    }),
    ...textChoice(scene, 'skip', words.t('milestone.skip'), skip),
  ];
}

function checkAgain(id: string): Act {
  return { do: 'decide', decision: { do: 'check-again', step: id }, after: 'stay' };
}
