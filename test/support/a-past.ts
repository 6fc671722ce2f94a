import type { FactWithTime, Fact, Mode } from '../../src/model/event.ts';
import type { Ground, Past, PastRun, PastStep } from '../../src/model/past.ts';
import type { StepId } from '../../src/model/runbook.ts';
import { eventsOf, RUN_STARTED } from './events.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** Version `v1` of each step is the one of now. */
export function aPast(steps: readonly StepId[], runs: readonly PastRun[]): Past {
  return { runbook: 'test', versions: new Map(steps.map((id) => [id, 'v1'])), runs };
}

export function aPastRun(
  run: string,
  ground: Ground,
  steps: { readonly [step: StepId]: PastStep },
): PastRun {
  return { run, ground, runbook: 'test', steps };
}

/** A step that was proved then, and took so long. */
export function proved(at: number, tookMs: number | null = null, version = 'v1'): PastStep {
  return { at, tookMs, version };
}

/** Facts of one run, each with the second at which it was recorded; the run starts at 0. */
export function timed(
  facts: readonly (readonly [number, Fact])[],
  { mode = 'drill', practice = false }: { readonly mode?: Mode; readonly practice?: boolean } = {},
): readonly FactWithTime[] {
  const first: Fact =
    practice && RUN_STARTED.type === 'run-started'
      ? { ...RUN_STARTED, options: { ...RUN_STARTED.options, practice: true } }
      : RUN_STARTED;
  const all = [[0, first] as const, ...facts];
  return eventsOf(
    all.map(([, fact]) => fact),
    mode,
  ).map((event, index) => ({ ...event, at: (all[index]?.[0] ?? 0) * SECOND }));
}
