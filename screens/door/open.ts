import type { Act } from '../act.ts';
import type { Row } from '../page.ts';
import { textChoice } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';

/** To the front door. */
export const DOOR: Act = { do: 'open', place: { at: 'door' } };

/** The way there from what its proofs look at. */
export function doorChoice(scene: Scene, step: string): readonly Row[] {
  if (scene.view.doorOf(step).length === 0) return [];
  return textChoice(scene, 'door', `d ${scene.words.texts.t('door.look')}`, DOOR);
}
