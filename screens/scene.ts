import type { Stage } from './stage.ts';
import type { Ui } from './ui.ts';
import type { View } from './view.ts';
import type { Words } from './words.ts';

/** All that a page is made of. `width` and `height` are the page's own, not the terminal's. */
export type Scene = {
  readonly view: View;
  readonly words: Words;
  readonly ui: Ui;
  readonly width: number;
  readonly height: number;
  /** What stands below a page that is about another one: its menu, its help. */
  readonly below?: Stage;
};

/** Below this a row has room for one thing only, and labels stand above what they name. */
const NARROW = 60;

export function isNarrow(scene: Scene): boolean {
  return scene.width < NARROW;
}

/** The column of labels; 0 where labels have rows of their own. */
export function labelColumn(scene: Scene): number {
  if (isNarrow(scene)) return 0;
  return scene.words.lang === 'en' ? 10 : 10;
}
