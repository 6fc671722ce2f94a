import type { ReactNode } from 'react';
import { fits } from './fits.ts';
import { frameOf } from './frame.ts';
import { tooSmall } from './too-small.ts';
import { RowsOfText } from './parts/rows-of-text.tsx';
import type { Picture } from './session.ts';
import { stageOf, type Size } from './stage.ts';

export type RunScreenProps = {
  readonly picture: Picture;
  readonly size: Size;
  readonly colour: boolean;
  readonly ascii: boolean;
  /** Told where the terminal's own cursor belongs: in the field, so that an input method opens there. */
  readonly onCursor?: (cursor: { readonly x: number; readonly y: number } | null) => void;
};

/** One picture of the run, exactly as large as the terminal. */
export function RunScreen({ picture, size, colour, ascii, onCursor }: RunScreenProps): ReactNode {
  const { view, ui, words } = picture;
  const frame = fits(size) ? frameOf(stageOf(view, ui, words, size)) : tooSmall(words, size, view);
  onCursor?.(frame.cursor);
  return <RowsOfText lines={frame.lines} columns={size.columns} colour={colour} ascii={ascii} />;
}
