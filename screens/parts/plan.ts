import { span, wrapLines, type Line } from '../line.ts';
import type { Scene } from '../scene.ts';
import type { BookStep } from '../../src/model/book.ts';

/** What a step's action would change, a line each; why it cannot be told yet where a value is missing. */
export function planLines(scene: Scene, step: BookStep, width: number): readonly Line[] {
  const { view, words } = scene;
  const plan = view.plan(step.id);
  if (plan === undefined) return [[span(words.t('plan.unknown'), 'dim')]];
  if (plan.will.length === 0) return [[span(words.t('plan.nothing'), 'dim')]];
  return plan.will.flatMap((cause) => wrapLines(words.said(cause).says, width));
}
