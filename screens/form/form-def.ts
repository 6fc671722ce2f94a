import type { BookStep } from '../../src/model/book.ts';
import type { Decision } from '../../src/model/event.ts';
import type { Row } from '../page.ts';
import type { Scene } from '../scene.ts';
import type { Tone } from '../theme.ts';

/** What a decision wants typed before it can be taken, and how it is made of that. */
export type FormDef = {
  /** The field's name: its label is `form.field.<name>`. None where *not now* comes first instead. */
  readonly field: 'reason' | 'whom' | 'time' | 'object' | 'word' | null;
  about(scene: Scene, step: BookStep, name: string): readonly Row[];
  /** What has to be typed: stays beside the field, however long `about` is. */
  asks?(scene: Scene, step: BookStep): readonly Row[];
  /** It is asked no more: it was decided elsewhere, or the world is so already. */
  isOver?(scene: Scene, step: BookStep): boolean;
  /** Why what was typed will not do; undefined where it will. */
  fault(scene: Scene, step: BookStep, typed: string): string | undefined;
  /** What stands below the field while it is typed; none: what the field is for. */
  soFar?(
    scene: Scene,
    step: BookStep,
    typed: string,
    hint: string,
  ): { readonly hint: string; readonly tone: Tone };
  decision(step: BookStep, typed: string, name: string, scene: Scene): Decision;
};

export const wantsSome: FormDef['fault'] = (scene, _step, typed) =>
  typed === '' ? scene.words.t('fault.empty') : undefined;
export const nothing: FormDef['fault'] = () => undefined;
