import type { RunEvent } from '../../src/model/event.ts';
import { isObject } from '../../src/model/json.ts';
import type { EvidenceRef } from '../../src/model/verdict.ts';
import { bytesText } from '../../src/text/bytes.ts';
import { lineOf, span, wrapLines, type Line } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { eventText } from '../parts/event-line.ts';
import {
  BLANK_ROW,
  choiceRows,
  GUTTER,
  paragraph,
  section,
  textRow,
  titleRows,
} from '../parts/rows.ts';
import { causeRows } from '../parts/proofs.ts';
import { isNarrow, type Scene } from '../scene.ts';
import { padEnd } from '../width.ts';
import { plainLine } from './log-lines.ts';

/** What the page says by itself, in words. */
const SAID: readonly string[] = [
  'v',
  'seq',
  'at',
  'mono',
  'run',
  'mode',
  'by',
  'prev',
  'sum',
  'type',
];
/** Of the names of fields. */
const COLUMN = 26;
const FIRST_LINES = 12;

/** One event: what it says, who, when, every field of it, and what was seen then. */
export function eventPage(scene: Scene, seq: number): Page {
  const { view, words } = scene;
  const event = view.events.find((one) => one.seq === seq);
  const title = words.t('events.one', { n: seq });
  if (event === undefined)
    return pageOf({
      head: [...titleRows(scene, title, '', 'dim'), BLANK_ROW],
      rows: paragraph(scene, words.t('events.lost', { run: view.state.run }), 'dim'),
    });
  const { ref, text, tone } = eventText(event, view, words);
  const { by } = event;
  return pageOf({
    head: [...titleRows(scene, title, words.date(event.at), 'dim'), BLANK_ROW],
    rows: [
      ...wrapLines(ref === '' ? text : `${ref}  ${text}`, scene.width, tone).map((line) => ({
        line,
      })),
      BLANK_ROW,
      ...field(scene, 'who', words.t('events.who'), `${by.name}@${by.host} (${by.kind})`),
      ...field(
        scene,
        'at',
        words.t('events.at'),
        `${words.date(event.at)} (${words.time(event.at)})`,
      ),
      ...section(evidenceRows(scene, event)),
      BLANK_ROW,
      ...field(scene, 'type', 'type', event.type),
      ...fieldsOf(event).flatMap(([name, value]) => field(scene, `field ${name}`, name, value)),
    ],
    start: null,
  });
}

function field(scene: Scene, row: string, name: string, value: string): readonly Row[] {
  const column = isNarrow(scene) ? 2 : COLUMN;
  const lines = wrapLines(value === '' ? '""' : value, scene.width - GUTTER - column);
  const body: readonly Line[] = isNarrow(scene)
    ? [[span(name, 'dim')], ...lines.map((line) => [span('  '), ...line])]
    : lines.map((line, index) => [
        ...lineOf(span(padEnd(index === 0 ? `${name} ` : '', column), 'dim')),
        ...line,
      ]);
  return choiceRows(row, body, { copy: value, enter: { do: 'copy', text: value } });
}

/** The fields as the journal has them, those in others by their path. */
function fieldsOf(event: RunEvent): readonly (readonly [string, string])[] {
  return Object.entries(event)
    .filter(([name]) => !SAID.includes(name))
    .flatMap(([name, value]) => leaves(name, value));
}

function leaves(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => leaves(`${path}.${index}`, one));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, below]) => leaves(`${path}.${name}`, below));
  return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
}

export function evidenceOf(event: RunEvent): readonly EvidenceRef[] {
  if ('evidence' in event) return event.evidence;
  if (event.type === 'verdict-changed') return event.seen.evidence;
  return 'seen' in event ? (event.seen ?? []).flatMap((one) => one.evidence) : [];
}

/** What was seen, from the run's folder: its first lines, and how to tell that nobody changed it. */
function evidenceRows(scene: Scene, event: RunEvent): readonly Row[] {
  const { words, ui } = scene;
  return evidenceOf(event).flatMap((ref): readonly Row[] => {
    const read = ui.evidence[ref.sha256];
    return [
      textRow(
        span(`${words.t('step.evidence')}  `, 'dim'),
        span(ref.file, 'strong'),
        span(`  ${bytesText(ref.bytes)}${ref.cut ? `  ${words.t('events.cut')}` : ''}`, 'dim'),
      ),
      ...paragraph(scene, `sha256 ${ref.sha256}`, 'dim'),
      ...(read === undefined
        ? paragraph(scene, words.t('events.reading'), 'dim')
        : typeof read === 'string'
          ? firstLines(scene, read)
          : causeRows(scene, read, 'warn')),
    ];
  });
}

function firstLines(scene: Scene, text: string): readonly Row[] {
  const { words } = scene;
  const all = text.replace(/\n$/, '').split('\n');
  const more = all.length - FIRST_LINES;
  return [
    ...all.slice(0, FIRST_LINES).map((line) => textRow('  ', plainLine(line))),
    ...(more > 0 ? paragraph(scene, words.t('events.more', { n: more }), 'dim') : []),
  ];
}
