import { shownMode } from '../core/ground.ts';
import type { Book } from '../model/book.ts';
import type { Scope } from '../model/runbook.ts';
import type { RunState, ValueRecord } from '../model/state.ts';
import { shownNamed } from '../text/event-line.ts';
import type { Texts } from '../text/index.ts';
import { visibleLine } from '../text/visible.ts';
import { voiceOf, type Voice } from '../text/voice.ts';
import { padded, width } from './columns.ts';

export type ValuesSource = {
  readonly book: Book;
  readonly state: RunState;
  readonly scope: Scope;
  readonly texts: Texts;
};

/**
 * What the run knows, for another terminal: each value on a line of its own and without a frame, so that it can be copied
 * whole, with where it comes from behind it. Secrets are no values, so none can stand here.
 */
export function valuesText({ book, state, scope, texts }: ValuesSource): string {
  const voice = voiceOf(book, () => scope, texts);
  const mode = shownMode(state);
  const isDrill = mode === 'drill' || mode === 'practice';
  const values = Object.values(state.values);
  const said = values.map((one) => visibleLine(shownNamed(one.name, one.value, voice)));
  const names = Math.max(0, ...values.map(({ name }) => width(name)));
  // One long value must not push the sources of all others out of sight.
  const column = Math.min(32, Math.max(0, ...said.map(width)));
  return [
    // In both languages the same word, for whoever greps for it.
    ...(isDrill ? [`# DRILL ${voice.t(`modeShort.${mode}`)}`] : []),
    `# ${texts.t('outside.valuesFile.head', { run: state.run, time: voice.date(state.at) })}`,
    ...(values.length === 0 ? [`# ${texts.t('outside.valuesFile.none')}`] : []),
    ...values.map((value, index) => {
      const lead = `${padded(value.name, names)}  ${padded(said[index] ?? '', column)}`;
      return `${lead}  # ${sourceOf(book, value, voice, texts)}`;
    }),
    '',
  ].join('\n');
}

function sourceOf(book: Book, value: ValueRecord, voice: Voice, texts: Texts): string {
  const ref = value.step === null ? '' : `${book.steps.get(value.step)?.ref ?? value.step} `;
  const again =
    value.revision > 1 ? ` ${texts.t('outside.valuesFile.revision', { n: value.revision })}` : '';
  return `${ref}${visibleLine(value.source)}, ${voice.date(value.at)}${again}`;
}
