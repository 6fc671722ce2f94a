import type { AskDef, Runbook, StepDef } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';

/** Everything a person may be asked for by name: what the site left open, and what the steps ask. */
export function asksOf(runbook: Runbook): readonly AskDef[] {
  return [...runbook.site.asks, ...runbook.steps.flatMap((step) => step.manual?.ask ?? [])];
}

/** What a step has to be told and has not been. */
export function openAsksOf(
  { manual }: Pick<StepDef, 'manual'>,
  { values }: Pick<RunState, 'values'>,
): readonly AskDef[] {
  return (manual?.ask ?? []).filter((ask) => !ask.optional && values[ask.id] === undefined);
}
