import { besideUs } from '../../src/core/lease.ts';
import { aboutHolder, nameOfHolder, whoHolds } from '../../src/model/lease-holder.ts';
import type { LeaseChoice } from '../../src/model/lease.ts';
import { visibleLine } from '../../src/text/visible.ts';
import { isTypedName } from '../../src/model/typed-name.ts';
import type { Act } from '../act.ts';
import { NOT_NOW } from '../form/page.ts';
import { nameSoFar } from '../form/typed-object.ts';
import { pageOf, type Page } from '../page.ts';
import { fieldText, fieldRows } from '../parts/field-row.ts';
import { causeRows } from '../parts/proofs.ts';
import { BLANK_ROW, paragraph, section, textChoice, textRow, titleRows } from '../parts/rows.ts';
import { isNarrow, type Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';

const FIELD = 'field';
const COMMIT = 'commit';

/** Who else is at work on the cluster: one goes on beside them, or takes the Lease over by typing their run. */
export function leasePage(scene: Scene, spot: Spot): Page {
  const { words, view } = scene;
  const holder = besideUs(view.state);
  if (holder === null) return pageOf({ rows: [textRow(words.t('question.lease.gone'))] });
  const name = nameOfHolder(holder);
  const who = visibleLine(whoHolds(holder));
  const decide = (choose: LeaseChoice): Act => ({
    do: 'decide',
    decision: { do: 'lease', step: null, value: { choose, holder: holder.identity } },
    after: 'home',
  });
  const wrong: Act | undefined = isTypedName(fieldText(spot, FIELD).text, name)
    ? undefined
    : { do: 'fault', row: FIELD, says: words.t('fault.notTheName', { name }) };
  return pageOf({
    head: [...titleRows(scene, words.t('question.lease.title', { who }), '', 'warn'), BLANK_ROW],
    rows: [
      ...causeRows(
        scene,
        aboutHolder(holder, (at) => words.date(at)),
        'warn',
      ),
      // In a low window there is room for one thing.
      ...(isNarrow(scene) ? [] : section(paragraph(scene, words.t('question.lease.about')))),
    ],
    foot: [
      BLANK_ROW,
      ...textChoice(scene, NOT_NOW, words.t('form.notNow'), { do: 'back' }),
      ...textChoice(
        scene,
        'without',
        words.t('question.lease.without'),
        decide('without'),
        'strong',
      ),
      ...fieldRows(scene, spot, {
        id: FIELD,
        label: words.t('question.lease.field'),
        ...nameSoFar(
          scene,
          fieldText(spot, FIELD).text,
          name,
          words.t('question.lease.hint', { name }),
        ),
        enter: wrong ?? { do: 'focus', row: COMMIT },
      }),
      ...textChoice(
        scene,
        COMMIT,
        words.t('question.lease.takeOver'),
        wrong ?? decide('take-over'),
      ),
    ],
    start: NOT_NOW,
  });
}
