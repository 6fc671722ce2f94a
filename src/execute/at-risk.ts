import type { BookStep } from '../model/book.ts';
import type { ActionPlan } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import { actionOf } from '../core/action-of.ts';
import { missingReads, openAsks, scopeOf } from '../core/scope.ts';
import type { LookContext } from './context.ts';
import { shownInput } from './inputs.ts';

/** What a step's action would do, as far as its values are there. */
export function plannedAction(context: LookContext, step: BookStep): ActionPlan | undefined {
  const use = actionOf(step);
  const action = use === undefined ? undefined : context.ports.catalogue.actions[use.uses];
  if (use === undefined || action === undefined) return undefined;
  const state = context.recorder.state();
  const scope = scopeOf(context.book, state);
  if (missingReads(use.with.reads, scope, openAsks(context.book.runbook, state)).length > 0)
    return undefined;
  try {
    return action.plan(shownInput(context, use.with));
  } catch (error) {
    if (error instanceof WizardError) return undefined;
    throw error;
  }
}

/** The name of the object at risk, which the operator types: the action's, else the step's own id. */
export function objectAtRisk(context: LookContext, step: BookStep): string {
  return plannedAction(context, step)?.atRisk ?? step.id;
}
