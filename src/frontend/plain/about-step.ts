import type { StepId } from '../../model/runbook.ts';
import type { Desk } from './desk.ts';

export function aboutStep(desk: Desk, id: StepId): readonly string[] {
  const { voice, handle } = desk;
  const step = handle.book.steps.get(id);
  const why = voice.show(step?.why);
  return [voice.name(id), ...(why === '' ? [] : [voice.t('ask.why', { why })])];
}
