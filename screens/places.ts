import type { Ui } from './ui.ts';
import type { Words } from './words.ts';

/** Where something of the run is found outside of the screens. */
export type Places = {
  /** The folder of its record. */
  readonly record: string;
  /** Where names of files start from. */
  readonly files: string;
  /** The page that stands for all consoles in the practice range. */
  readonly console?: string;
};

/** What was written before the screens stands behind them: until the first key, the console of the range is named. */
export function greeted(ui: Ui, words: Words): Ui {
  const console = ui.places?.console;
  if (console === undefined) return ui;
  return { ...ui, notice: { says: words.t('frame.console', { console }), remedy: '', bad: false } };
}
