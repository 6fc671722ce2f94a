import type { FaultRecord, ScenarioTold } from '../model/fault.ts';
import type { RunState } from '../model/state.ts';

/** What a fault came to, for who was not told of it before. */
export type DebriefRow = FaultRecord & {
  /** `missed`: it was over, or the run was, before any of its causes was shown. */
  readonly was: 'seen' | 'missed';
  /** From its beginning to when it was first shown. */
  readonly toSeeMs: number | null;
  /** From its beginning to when the step that had shown it was settled. */
  readonly tookMs: number | null;
};

export type Debrief = {
  readonly scenario: ScenarioTold | null;
  readonly rows: readonly DebriefRow[];
  /** Faults whose moment never came. */
  readonly notInjected: number;
};

/** What went wrong in the practice range, and what became of it; null where nothing was to go wrong. */
export function debriefOf({
  faults = [],
  scenario,
}: Pick<RunState, 'faults' | 'scenario'>): Debrief | null {
  if (scenario === undefined && faults.length === 0) return null;
  const rows = faults
    .toSorted((a, b) => a.injectedAt - b.injectedAt || a.index - b.index)
    .map((fault): DebriefRow => {
      const { seen, over, injectedAt } = fault;
      return {
        ...fault,
        was: seen === null ? 'missed' : 'seen',
        toSeeMs: seen === null ? null : Math.max(0, seen.at - injectedAt),
        tookMs: over === null ? null : over.at - injectedAt,
      };
    });
  const notInjected = Math.max(0, (scenario?.faults ?? 0) - rows.length);
  return { scenario: scenario ?? null, rows, notInjected };
}
