import type { Act } from '../act.ts';
import { duration } from '../duration.ts';
import { NOT_NOW } from '../form/page.ts';
import { pageOf, type Page } from '../page.ts';
import { fieldText, fieldRows } from '../parts/field-row.ts';
import { BLANK_ROW, paragraph, textChoice, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { contextRows } from '../step/pin.ts';
import type { Spot } from '../ui.ts';
import { readWhen } from './when.ts';

const FIELD = 'field';

/** When the outage began: what the clock counts from. */
export function outagePage(scene: Scene, spot: Spot): Page {
  const { words, view } = scene;
  const { timezone } = view.book.runbook.site;
  const { text } = fieldText(spot, FIELD);
  const at = readWhen(text, view.now, timezone);
  const answer = (began: number): Act => ({
    do: 'decide',
    decision: { do: 'answer', step: null, value: { 'run.outageStarted': began } },
    after: 'back',
  });
  const hint =
    at === undefined
      ? words.t('question.outage.hint', { zone: timezone ?? words.t('question.outage.here') })
      : words.t('question.outage.read', {
          date: words.date(at),
          ago: duration(view.now - at, words.lang),
        });
  return asking(scene, 'outage', [
    ...fieldRows(scene, spot, {
      id: FIELD,
      label: words.t('question.outage.field'),
      kind: 'when',
      hint,
      tone: at === undefined ? 'dim' : 'plain',
      enter:
        at === undefined ? { do: 'fault', row: FIELD, says: words.t('fault.notWhen') } : answer(at),
    }),
    ...textChoice(
      scene,
      'with-run',
      words.t('question.outage.withRun', { date: words.date(view.state.startedAt) }),
      answer(view.state.startedAt),
    ),
  ]);
}

/** Which cluster was lost, so that it is never taken for the new one. */
export function lostPage(scene: Scene): Page {
  const { words } = scene;
  const answer = (context: string): Act => ({
    do: 'decide',
    decision: { do: 'answer', step: null, value: { 'run.lostCluster': context } },
    after: 'back',
  });
  return asking(scene, 'lost', [
    ...textChoice(scene, NOT_NOW, words.t('form.notNow'), { do: 'back' }),
    ...textChoice(scene, 'none', words.t('question.lost.none'), answer('none')),
    BLANK_ROW,
    ...contextRows(scene, answer, null),
  ]);
}

/** A secret: kept in memory only, shown as stars. */
export function secretPage(scene: Scene, spot: Spot, name: string): Page {
  const { words, view } = scene;
  const source = view.book.runbook.site.secrets[name];
  const title = source?.from === 'ask' ? words.text(source.title) : '';
  const { text } = fieldText(spot, FIELD);
  const page = asking(
    scene,
    'secret',
    fieldRows(scene, spot, {
      id: FIELD,
      label: title === '' ? name : title,
      masked: true,
      hint: words.t('question.secret.hint', { n: text.length }),
      enter:
        text === ''
          ? { do: 'fault', row: FIELD, says: words.t('fault.empty') }
          : { do: 'secret', name, text },
    }),
    name,
  );
  return page;
}

function asking(
  scene: Scene,
  key: 'outage' | 'lost' | 'secret',
  rows: Page['rows'],
  right = '',
): Page {
  const { words } = scene;
  return pageOf({
    head: [...titleRows(scene, words.t(`question.${key}.title`), right, 'dim'), BLANK_ROW],
    rows: [...paragraph(scene, words.t(`question.${key}.about`)), BLANK_ROW, ...rows],
    start: rows.find((row) => row.row !== undefined)?.row ?? null,
  });
}
