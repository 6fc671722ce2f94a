import type { Runbook, StepDef, StepId } from './runbook.ts';

/** A step with what follows from it and the catalogue. */
export type BookStep = StepDef & {
  /** Paths that must be there before the step can start: its own asks and finds are not among them. */
  readonly reads: readonly string[];
  /** Names of the values it finds or asks. */
  readonly finds: readonly string[];
  /** It reads or changes the pinned cluster. */
  readonly needsTarget: boolean;
  /** It starts a process or calls a cloud. */
  readonly startsProcess: boolean;
};

/** A runbook prepared for running: `core/book.ts` makes it. */
export type Book = {
  readonly runbook: Runbook;
  readonly steps: ReadonlyMap<StepId, BookStep>;
  /** Value name → the steps that find or ask it. */
  readonly finders: ReadonlyMap<string, readonly StepId[]>;
};
