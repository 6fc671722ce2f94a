import type { ValueRecord } from '../../src/model/state.ts';
import { refOf } from '../parts/step-note.ts';
import type { Scene } from '../scene.ts';

/** Where a value comes from: the step and its probe or the person, when, and how often it was changed. */
export function sourceOf(scene: Scene, value: ValueRecord): string {
  const { words, view } = scene;
  const from = value.step === null ? '' : `${refOf(view, value.step, words)}  `;
  const again = value.revision > 1 ? `  ${words.t('values.revision', { n: value.revision })}` : '';
  return `${from}${value.source}  ${words.time(value.at)}${again}`;
}
