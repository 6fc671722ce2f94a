import { shownMode } from '../src/core/ground.ts';
import type { Frame } from './frame.ts';
import { clipLine, span } from './line.ts';
import { LEAST_SIZE, type Size } from './size.ts';
import type { View } from './view.ts';
import type { Words } from './words.ts';

/** Too small for a screen: one line says what runs and what is needed, and drawing goes on once there is room. */
export function tooSmall(words: Words, { columns, rows }: Size, view?: View): Frame {
  const mode =
    view === undefined
      ? []
      : [span(words.t(`modeShort.${shownMode(view.state)}`), view.state.mode), span(' ')];
  const text = words.t('tooSmall', {
    need: `${LEAST_SIZE.columns}x${LEAST_SIZE.rows}`,
    have: `${columns}x${rows}`,
  });
  const line = clipLine([...mode, span(text)], columns, words.glyphs.ellipsis);
  return {
    lines: [line, ...Array.from({ length: Math.max(0, rows - 1) }, () => [])],
    cursor: null,
  };
}
