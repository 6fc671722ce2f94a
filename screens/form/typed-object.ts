import { isTypedName, startsTypedName } from '../../src/model/typed-name.ts';
import { paragraph } from '../parts/rows.ts';
import type { Row } from '../page.ts';
import type { Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';

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
  return isTypedName(typed, name) ? undefined : words.t('fault.notTheName', { name });
}

/** What stands below the field while the name is typed: never that it is wrong while it is only not finished. */
export function nameSoFar(
  { words }: Scene,
  typed: string,
  name: string | undefined,
  hint: string,
): { readonly hint: string; readonly tone: Tone } {
  if (name === undefined || typed.trim() === '') return { hint, tone: 'dim' };
  if (isTypedName(typed, name))
    return { hint: words.t('field.matches', { passed: words.glyphs.passed }), tone: 'good' };
  return startsTypedName(typed, name)
    ? { hint, tone: 'dim' }
    : { hint: words.t('fault.notTheName', { name }), tone: 'bad' };
}
