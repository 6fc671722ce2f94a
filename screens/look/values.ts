import type { StepId } from '../../src/model/runbook.ts';
import type { ValueRecord } from '../../src/model/state.ts';
import type { Json } from '../../src/model/json.ts';
import type { Act } from '../act.ts';
import { lineOf, span, type Line } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { fieldText, fieldRows } from '../parts/field-row.ts';
import {
  BLANK_ROW,
  choiceRows,
  GUTTER,
  labelledRows,
  paragraph,
  textRow,
  titleRows,
} from '../parts/rows.ts';
import { answerRows } from '../form/page.ts';
import { refOf } from '../parts/step-note.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { readWhen } from '../question/when.ts';
import { checkAsk } from '../step/ask.ts';
import type { Spot } from '../ui.ts';
import { padEnd, widthOf } from '../width.ts';
import { namedValue } from '../words.ts';
import { wrap } from '../wrap.ts';
import type { FieldType } from '../../src/model/catalogue.ts';

/** What the run knows: every value with where it comes from. Enter opens one, to correct it. */
export function valuesPage(scene: Scene, step?: StepId): Page {
  const { view, words } = scene;
  const values = Object.values(view.state.values);
  const start = values.find((one) => one.step === step) ?? values[0];
  const column = Math.min(30, Math.max(0, ...values.map((one) => widthOf(one.name))) + 2);
  return pageOf({
    head: [
      ...titleRows(
        scene,
        words.t('values.title'),
        words.t('values.count', { n: values.length }),
        'dim',
      ),
      BLANK_ROW,
    ],
    rows:
      values.length === 0
        ? paragraph(scene, words.t('values.none'), 'dim')
        : [
            ...paragraph(scene, words.t('values.open'), 'dim'),
            BLANK_ROW,
            ...values.flatMap((value) => valueRows(scene, value, column)),
          ],
    start: start === undefined ? null : `value ${start.name}`,
  });
}

function valueRows(scene: Scene, value: ValueRecord, column: number): readonly Row[] {
  const text = namedValue(value.name, value.value, scene.words);
  const indent = isNarrow(scene) ? 2 : column;
  const lines = wrap(text, scene.width - GUTTER - indent);
  const body: readonly Line[] = isNarrow(scene)
    ? [lineOf(value.name), ...lines.map((one) => lineOf(' '.repeat(indent), span(one, 'strong')))]
    : lines.map((one, index) =>
        lineOf(padEnd(index === 0 ? value.name : '', indent), span(one, 'strong')),
      );
  return choiceRows(
    `value ${value.name}`,
    [...body, lineOf(' '.repeat(indent), span(sourceOf(scene, value), 'dim'))],
    { copy: text, enter: { do: 'open', place: { at: 'value', name: value.name } } },
  );
}

function sourceOf(scene: Scene, value: ValueRecord): string {
  const { words, view } = scene;
  const from = value.step === null ? '' : `${refOf(view, value.step, words)}  `;
  const again = value.revision > 1 ? `  ${words.t('values.revision', { n: value.revision })}` : '';
  return `${from}${value.source}  ${words.time(value.at)}${again}`;
}

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
  const { runbook, steps } = scene.view.book;
  if (record.name === 'run.outageStarted') {
    const at = readWhen(text, scene.view.now, runbook.site.timezone);
    return at === undefined
      ? { ok: false, says: scene.words.t('fault.notWhen') }
      : { ok: true, value: at };
  }
  const asks = [
    ...runbook.site.asks,
    ...[...steps.values()].flatMap((step) => step.manual?.ask ?? []),
  ];
  const ask = asks.find((one) => one.id === record.name);
  return checkAsk(ask ?? { type: typeOf(record.value) }, text, scene.words);
}

/** A value that no one asked for was found: it stays of the kind that it is. */
function typeOf(value: Json): FieldType {
  if (typeof value === 'number') return 'int';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' || value === null ? 'string' : 'map';
}
