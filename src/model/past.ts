import type { StepId } from './runbook.ts';

/**
 * Where a run took place. Kept apart wherever runs are counted: in the practice range everything is far quicker than it
 * ever is outside, and a drill is quicker than an incident.
 */
export type Ground = 'incident' | 'drill' | 'practice';

/** What one run of the past tells of one step: it was carried out there, and proved. */
export type PastStep = {
  readonly at: number;
  /** Of the machine: from its start to its proof. Of a person: from when it was their turn. */
  readonly tookMs: number | null;
  /** Which text of the step that was; null where the runbook of then can't be read any more. */
  readonly version: string | null;
  /** A person's step that was found done: that it stands was proved, not that it can be done. */
  readonly adopted?: true;
  /** Nothing could prove it: somebody gave their word. */
  readonly attested?: true;
};

export type PastRun = {
  readonly run: string;
  readonly ground: Ground;
  readonly runbook: string;
  readonly steps: { readonly [step: StepId]: PastStep };
};

/** The runs of this machine's home, read for the runbook that is before us. */
export type Past = {
  readonly runbook: string;
  /** Each step's text as it is now, as a digest. */
  readonly versions: ReadonlyMap<StepId, string>;
  readonly runs: readonly PastRun[];
};

/** Past runs are read while a run is already on the screen: null until they are. */
export type PastRuns = {
  now(): Past | null;
  onChange(listener: () => void): () => void;
};

/** After three months people, programs and consoles have changed, though the step's text has not. */
export const FRESH_DAYS = 90;

/** How long a step took in some runs. */
export type Took = { readonly runs: number; readonly medianMs: number; readonly worstMs: number };

/**
 * Whether a step was proved before this run began. `fresh`: within `FRESH_DAYS`, and its text is still the same; `old`: longer
 * ago, or with another text; `never`.
 */
export type Proved = {
  readonly is: 'fresh' | 'old' | 'never';
  readonly last:
    | (Omit<PastStep, 'tookMs'> & { readonly run: string; readonly ground: Ground })
    | null;
  /** Its text is another since then. */
  readonly changed: boolean;
  readonly took: { readonly [ground in Ground]?: Took };
};
