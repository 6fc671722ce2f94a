import { debriefOf } from '../../src/core/debrief.ts';
import { debriefWords } from '../../src/text/debrief-lines.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { span, wrapLines, type Line } from '../line.ts';
import type { Row } from '../page.ts';
import { labelledLines } from '../parts/rows.ts';
import { labelColumn, type Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';

const INDENT = '   ';

/** What went wrong in the practice range, seen and missed: told here for the first time. */
export function debriefRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const debrief = debriefOf(view.state);
  if (debrief === null) return [];
  const voice = voiceOf(view.book, () => view.scope, words.texts);
  const { intro, faults, rest } = debriefWords(debrief, view.book, voice, words.texts);
  const width = scene.width - labelColumn(scene);
  const wrapped = (text: string, tone: Tone = 'plain'): readonly Line[] =>
    wrapLines(text, width, tone);
  const below = (text: string): readonly Line[] =>
    wrapLines(text, width - INDENT.length).map((line) => [span(INDENT), ...line]);
  const lines = [
    ...intro.flatMap((line) => wrapped(line)),
    ...faults.flatMap(({ title, lines: all }, index) => [
      ...wrapped(title, debrief.rows[index]?.was === 'seen' ? 'strong' : 'bad'),
      ...all.flatMap(below),
    ]),
    ...rest.flatMap((line) => wrapped(line)),
  ];
  return labelledLines(scene, words.t('end.debrief'), lines);
}
