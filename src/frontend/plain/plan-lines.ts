import type { ActionPlan } from '../../model/catalogue.ts';
import type { Desk } from './desk.ts';

export function planLines(desk: Desk, plan: ActionPlan | undefined): readonly string[] {
  if (plan === undefined) return [`    ${desk.voice.t('ask.planLater')}`];
  return plan.will.map((cause) => `    ${desk.voice.says(cause)}`);
}
