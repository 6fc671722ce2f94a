import { isCleaningUp } from '../../src/core/clean-up.ts';
import type { CleanUpItem } from '../../src/model/run.ts';
import { objectName } from '../../src/text/object-name.ts';
import type { Act } from '../act.ts';
import { answerRows } from '../form/page.ts';
import { lineOf, span } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { commandRows } from '../parts/command.ts';
import { fieldRows, fieldText } from '../parts/field-row.ts';
import { causeRows } from '../parts/proofs.ts';
import { BLANK_ROW, paragraph, textChoice, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';

const BY_HAND = 'by-hand';
const REASON = 'reason';

/** What a drill created: shown with what removes it before the go; while it is removed, how far that is. */
export function cleanUpPage(scene: Scene, spot: Spot): Page {
  const { view, words } = scene;
  const items = view.cleanUp();
  const byHand = spot.flags[BY_HAND] === true;
  const isAtWork = isCleaningUp(view.state);
  const need = view.needs.find((one) => one.is === 'clean-up');
  const isAfter = need !== undefined && need.round > 0;
  const about = isAtWork
    ? progressText(scene)
    : words.t(isAfter ? 'cleanUp.stillThere' : 'cleanUp.asked', { count: items.length });
  return pageOf({
    head: [
      ...titleRows(scene, words.t(isAtWork ? 'cleanUp.working' : 'cleanUp.title'), '', 'warn'),
      ...paragraph(scene, about),
      BLANK_ROW,
    ],
    rows: items.flatMap((item, index) => itemRows(scene, item, `${index} `, byHand)),
    foot: need === undefined ? [] : answers(scene, spot, isAfter ? items : null),
    start: need === undefined ? null : 'not-now',
    keys: { 'by-hand': { do: 'flag', name: BY_HAND, on: !byHand } },
  });
}

function progressText({ view, words }: Scene): string {
  const { ledger, cleanUp } = view.state;
  const gone = ledger.filter(({ undoneAt }) => undoneAt !== undefined).length;
  const kept = ledger.filter(
    (row) => row.undoneAt === undefined && row.kept?.round === cleanUp?.round,
  ).length;
  return words.t('cleanUp.progress', { done: gone, of: ledger.length, kept });
}

function itemRows(
  scene: Scene,
  { what, kept, commands, text }: CleanUpItem,
  prefix: string,
  byHand: boolean,
): readonly Row[] {
  return [
    { line: lineOf(span(objectName(what), kept === undefined ? 'plain' : 'strong')) },
    ...(kept === undefined ? [] : causeRows(scene, kept, 'warn')),
    ...(text === undefined ? [] : paragraph(scene, scene.words.text(text))),
    ...(byHand || kept !== undefined ? commandRows(scene, commands, prefix) : []),
  ];
}

/**
 * The harmless one first; what is left wants a reason, as every debt does. After a round each thing may be said to be gone:
 * where nothing can prove that, the reason is the word for it.
 */
function answers(scene: Scene, spot: Spot, said: readonly CleanUpItem[] | null): readonly Row[] {
  const { words } = scene;
  const reason = fieldText(spot, REASON).text.trim();
  const decide = (value: 'remove' | 'keep'): Act => ({
    do: 'decide',
    decision: { do: 'clean-up', step: null, value, ...(value === 'keep' ? { reason } : {}) },
    after: 'home',
  });
  const fault: Act = { do: 'fault', row: REASON, says: words.t('fault.empty') };
  return [
    BLANK_ROW,
    ...answerRows(
      scene,
      words.t(said === null ? 'cleanUp.commit' : 'cleanUp.again'),
      decide('remove'),
    ),
    ...(said ?? []).flatMap(({ what }, index) =>
      textChoice(scene, `gone ${index}`, words.t('cleanUp.gone', { what: objectName(what) }), {
        do: 'decide',
        decision: {
          do: 'clean-up',
          step: null,
          value: { gone: { ...what } },
          ...(reason === '' ? {} : { reason }),
        },
        after: 'stay',
      }),
    ),
    ...textChoice(scene, 'keep', words.t('cleanUp.keep'), reason === '' ? fault : decide('keep')),
    ...fieldRows(scene, spot, {
      id: REASON,
      label: words.t('form.field.reason'),
      kind: 'reason',
      enter: { do: 'focus', row: 'keep' },
    }),
  ];
}
