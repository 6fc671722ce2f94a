import { debriefOf } from '../../core/debrief.ts';
import type { RunHandle } from '../../model/run.ts';
import { debriefWords } from '../../text/debrief-lines.ts';
import type { Texts } from '../../text/index.ts';
import type { Voice } from '../../text/voice.ts';

/** What went wrong in the practice range, once the drill is over; nothing of it was told before. */
export function debriefLines(
  { book, state }: Pick<RunHandle, 'book' | 'state'>,
  voice: Voice,
  texts: Texts,
): readonly string[] {
  const debrief = debriefOf(state());
  if (debrief === null) return [];
  const { intro, faults, rest } = debriefWords(debrief, book, voice, texts);
  return [
    texts.t('debrief.title'),
    ...intro.map((line) => `  ${line}`),
    ...faults.flatMap(({ title, lines }) => [`  ${title}`, ...lines.map((line) => `     ${line}`)]),
    ...rest.map((line) => `  ${line}`),
  ];
}
