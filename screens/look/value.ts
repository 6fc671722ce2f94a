import { checkCorrection } from '../../src/core/correction.ts';
import type { FieldType } from '../../src/model/catalogue.ts';
import type { Json } from '../../src/model/json.ts';
import type { AskDef } from '../../src/model/runbook.ts';
import type { ValueRecord } from '../../src/model/state.ts';
import type { Act } from '../act.ts';
import { answerRows } from '../form/page.ts';
import { pageOf, type Page } from '../page.ts';
import { fieldText, fieldRows } from '../parts/field-row.ts';
import { BLANK_ROW, labelledRows, paragraph, textRow, titleRows } from '../parts/rows.ts';
import { readWhen } from '../question/when.ts';
import type { Scene } from '../scene.ts';
import { checkAsk, soFarOf } from '../step/ask.ts';
import type { Spot } from '../ui.ts';
import { namedValue } from '../words.ts';
import { sourceOf } from './value-source.ts';

const FIELD = 'field';
const REASON = 'reason';

/** One value, to correct it with a reason: what passed by reading the old one becomes stale. */
export function valuePage(scene: Scene, spot: Spot, name: string): Page {
  const { words, view } = scene;
  const record = view.state.values[name];
  if (record === undefined) return pageOf({ rows: [textRow(words.t('step.gone'))] });
  const before = namedValue(name, record.value, words);
  const next = read(scene, record, fieldText(spot, FIELD, before).text);
  const reason = fieldText(spot, REASON).text.trim();
  const fault: Act | undefined = !next.ok
    ? { do: 'fault', row: FIELD, says: next.says }
    : reason === ''
      ? { do: 'fault', row: REASON, says: words.t('fault.empty') }
      : undefined;
  return pageOf({
    head: [...titleRows(scene, name, words.t('values.correct'), 'warn'), BLANK_ROW],
    rows: [
      ...labelledRows(scene, words.t('values.now'), before),
      ...labelledRows(scene, words.t('values.from'), sourceOf(scene, record)),
      BLANK_ROW,
      ...paragraph(scene, words.t('values.about')),
    ],
    foot: [
      BLANK_ROW,
      ...fieldRows(scene, spot, {
        id: FIELD,
        label: words.t('values.field'),
        before,
        ...soFar(scene, record, fieldText(spot, FIELD, before).text, before),
        enter: next.ok
          ? { do: 'focus', row: REASON }
          : { do: 'fault', row: FIELD, says: next.says },
      }),
      ...fieldRows(scene, spot, {
        id: REASON,
        label: words.t('form.field.reason'),
        kind: 'reason',
        enter: fault ?? { do: 'focus', row: 'commit' },
      }),
      ...answerRows(
        scene,
        words.t('values.commit'),
        fault ?? {
          do: 'decide',
          decision: {
            do: 'correct',
            step: record.step,
            reason,
            value: { [name]: next.ok ? next.value : record.value },
          },
          after: 'back',
        },
      ),
    ],
    start: FIELD,
  });
}

function read(
  scene: Scene,
  record: ValueRecord,
  text: string,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly says: string } {
  const { runbook } = scene.view.book;
  if (record.name === 'run.outageStarted') {
    const at = readWhen(text, scene.view.now, runbook.site.timezone);
    return at === undefined
      ? { ok: false, says: scene.words.t('fault.notWhen') }
      : { ok: true, value: at };
  }
  const ask = askOf(scene, record);
  if (ask !== undefined) return checkAsk(ask, text, scene.words);
  const checked = checkCorrection(undefined, record.value, text);
  if (checked.ok) return checked;
  const { says, remedy } = scene.words.said(checked);
  return { ok: false, says: scene.words.sentences(says, remedy) };
}

function askOf({ view }: Scene, record: ValueRecord): AskDef | undefined {
  const { runbook, steps } = view.book;
  const asks = [
    ...runbook.site.asks,
    ...[...steps.values()].flatMap((step) => step.manual?.ask ?? []),
  ];
  return asks.find((one) => one.id === record.name);
}

/** What stands below the field once something else is typed in it. */
function soFar(scene: Scene, record: ValueRecord, text: string, before: string) {
  const wanted = askOf(scene, record) ?? simple(record.value);
  if (text === before || record.name === 'run.outageStarted' || wanted === null) return {};
  const said = soFarOf(wanted, text, scene.words);
  return { hint: said.text, tone: said.tone };
}

/** Of a table nothing can be said before it is written to its end. */
function simple(value: Json): { readonly type: FieldType } | null {
  if (typeof value === 'number') return { type: 'int' };
  if (typeof value === 'boolean') return { type: 'bool' };
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string') ? { type: 'list' } : null;
  return typeof value === 'string' || value === null ? { type: 'string' } : null;
}
