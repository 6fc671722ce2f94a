import type { ActionUse, StepDef } from '../model/runbook.ts';

/** What the machine would do for a step: its action, or that of its assist. */
export function actionOf(step: Pick<StepDef, 'action' | 'manual'>): ActionUse | undefined {
  return step.action ?? step.manual?.assist;
}
