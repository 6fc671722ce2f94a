import { paragraph } from '../parts/rows.ts';
import type { Row } from '../page.ts';
import type { Scene } from '../scene.ts';

/** What has to be typed, or that nothing is asked any more: never another word in its place. */
export function typeIt(
  scene: Scene,
  what: 'confirm' | 'undo',
  name: string | undefined,
): readonly Row[] {
  const { words } = scene;
  const text = name === undefined ? words.t('form.over') : words.t(`form.${what}.about`, { name });
  return paragraph(scene, text, 'strong');
}

/** Why what was typed will not do; undefined where it will. */
export function notTheName(
  { words }: Scene,
  typed: string,
  name: string | undefined,
): string | undefined {
  if (name === undefined) return words.t('form.over');
  return typed === name ? undefined : words.t('fault.notTheName', { name });
}
