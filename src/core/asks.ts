import type { AskDef, Runbook } from '../model/runbook.ts';

/** Everything a person may be asked for by name: what the site left open, and what the steps ask. */
export function asksOf(runbook: Runbook): readonly AskDef[] {
  return [...runbook.site.asks, ...runbook.steps.flatMap((step) => step.manual?.ask ?? [])];
}
