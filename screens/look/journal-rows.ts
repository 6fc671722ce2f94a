import type { RunEvent } from '../../src/model/event.ts';
import { lineOf, span, textOf, wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import { eventText } from '../parts/event-line.ts';
import { isOfStep } from '../parts/history.ts';
import { choiceRows, GUTTER } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { padEnd, widthOf } from '../width.ts';

const TIME = 9;
const made = new WeakMap<RunEvent, { readonly key: string; readonly rows: readonly Row[] }>();

/** An event never changes: its rows are made once for each width and language, however often they are drawn. */
export function journalRows(scene: Scene, event: RunEvent): readonly Row[] {
  const { words, width } = scene;
  const key = `${width} ${words.lang} ${words.glyphs.ellipsis}`;
  const known = made.get(event);
  if (known?.key === key) return known.rows;
  const rows = rowsOf(scene, event);
  made.set(event, { key, rows });
  return rows;
}

function rowsOf(scene: Scene, event: RunEvent): readonly Row[] {
  const { words, width } = scene;
  const { ref, text, tone } = eventText(event, scene.view, words);
  const lead = ref === '' ? '' : `${ref}  `;
  const indent = TIME + widthOf(lead);
  const lines = wrapLines(text, Math.max(8, width - GUTTER - indent), tone).map((line, index) => [
    ...(index === 0
      ? lineOf(span(padEnd(words.time(event.at), TIME), 'dim'), span(lead))
      : lineOf(' '.repeat(indent))),
    ...line,
  ]);
  return choiceRows(eventRow(event.seq), lines, {
    enter: { do: 'open', place: { at: 'event', seq: event.seq } },
    copy: `${words.time(event.at)} ${lead}${text}`,
  });
}

export function eventRow(seq: number): string {
  return `event ${seq}`;
}

/** What of the journal is shown: all of it, what people decided, what went wrong, or what is about one step. */
export function isOfKind(scene: Scene, event: RunEvent, kind: string | null): boolean {
  if (kind === null) return true;
  if (kind === 'decisions') return event.type === 'operator-decided';
  if (kind !== 'failures') return isOfStep(event, kind.slice('step '.length));
  const { tone } = eventText(event, scene.view, scene.words);
  return tone === 'bad' || tone === 'warn';
}

/** By the words that stand there, time and step with them. */
export function hasWords(scene: Scene, event: RunEvent, text: string): boolean {
  if (text === '') return true;
  const whole = journalRows(scene, event).map((row) => textOf(row.line).trim());
  return `${whole.join(' ')} ${event.type}`.toLowerCase().includes(text);
}
