import { isTypedName } from '../../src/model/typed-name.ts';
import type { Act } from '../act.ts';
import { pageOf, type Page } from '../page.ts';
import { fieldText, fieldRows } from '../parts/field-row.ts';
import { BLANK_ROW, paragraph, textChoice, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { answerRows } from '../form/page.ts';
import { nameSoFar } from '../form/typed-object.ts';

/** Ctrl-C asked: stay, leave with the run kept open, or end it for good. */
export function leavePage(scene: Scene): Page {
  const { words, view } = scene;
  const { practice } = view.state;
  const working = [...view.steps.values()].filter(({ is }) => is === 'acting').length;
  return pageOf({
    head: [...titleRows(scene, words.t('leave.title'), '', 'dim'), BLANK_ROW],
    rows: [
      ...paragraph(
        scene,
        words.t(practice ? 'leave.aboutPractice' : 'leave.about', {
          run: view.state.run,
        }),
      ),
      // Nothing of it goes on later, so nothing is in doubt then.
      ...(working === 0 || practice
        ? []
        : paragraph(scene, words.t('leave.acting', { count: working }), 'warn')),
      BLANK_ROW,
      ...textChoice(scene, 'stay', words.t('leave.stay'), { do: 'back' }, 'strong'),
      ...textChoice(scene, 'leave', words.t(practice ? 'leave.leavePractice' : 'leave.leave'), {
        do: 'stop',
      }),
      ...textChoice(scene, 'abort', words.t('leave.abort'), { do: 'open', place: { at: 'abort' } }),
    ],
    start: 'stay',
  });
}

const REASON = 'reason';
const WORD = 'word';

/** Ending the run for good: a reason, and the site's name typed. */
export function abortPage(scene: Scene, spot: Spot): Page {
  const { words, view } = scene;
  const name = view.book.runbook.site.id;
  const reason = fieldText(spot, REASON).text.trim();
  const fault: Act | undefined =
    reason === ''
      ? { do: 'fault', row: REASON, says: words.t('fault.empty') }
      : isTypedName(fieldText(spot, WORD).text, name)
        ? undefined
        : { do: 'fault', row: WORD, says: words.t('fault.notTheName', { name }) };
  return pageOf({
    head: [...titleRows(scene, words.t('abort.title'), '', 'bad'), BLANK_ROW],
    rows: paragraph(scene, words.t('abort.about')),
    foot: [
      BLANK_ROW,
      ...fieldRows(scene, spot, {
        id: REASON,
        label: words.t('form.field.reason'),
        kind: 'reason',
        enter: { do: 'focus', row: WORD },
      }),
      ...fieldRows(scene, spot, {
        id: WORD,
        label: words.t('form.field.object'),
        ...nameSoFar(scene, fieldText(spot, WORD).text, name, words.t('abort.typeName', { name })),
        enter: fault ?? { do: 'focus', row: 'commit' },
      }),
      ...answerRows(
        scene,
        words.t('abort.commit'),
        fault ?? { do: 'decide', decision: { do: 'abort', step: null, reason }, after: 'home' },
      ),
    ],
    start: REASON,
  });
}
