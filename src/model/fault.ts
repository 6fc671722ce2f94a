import type { Fields, Text } from './catalogue.ts';
import type { Actor, DecisionKind } from './event.ts';
import type { Json, JsonObject } from './json.ts';
import type { FaultNews } from './range.ts';
import type { StepId } from './runbook.ts';
import type { StepState } from './state.ts';
import type { Cause } from './verdict.ts';

/** What is known of a fault before it is put into a practice range; who puts it there is the range's own business. */
export type FaultDef = {
  readonly title: Text;
  /** What the operator should notice. */
  readonly notice: Text;
  /** Codes of causes by which the wizard shows it. */
  readonly causes: readonly string[];
  readonly with: Fields;
};
export type FaultDefs = { readonly [id: string]: FaultDef };

/** What a scenario gives a fault: all of it fits its fields. */
export type FaultGiven = { readonly [field: string]: Json | undefined };

/**
 * How far a step has come: `ready` once nothing is in its way, `acting` once it has begun, `stuck` once it has failed or is late,
 * `passed` once it is settled.
 */
export const STEP_MOMENTS = ['ready', 'acting', 'stuck', 'passed'] as const;
export type StepMoment = (typeof STEP_MOMENTS)[number];

/** After the start of the run, or as soon as a step has come so far. */
export type Moment =
  | { readonly is: 'after'; readonly ms: number }
  | { readonly is: 'step'; readonly step: StepId; readonly when: StepMoment };

/** `lasting` counts from when the fault was put there, `seen` from when the wizard has first shown one of its causes. */
export type FaultEnd = Moment | { readonly is: 'lasting' | 'seen'; readonly ms: number };

export type PlannedFault = {
  readonly fault: string;
  readonly with: JsonObject;
  readonly at: Moment;
  /** null: it stays until the range goes. */
  readonly until: FaultEnd | null;
};

export type Scenario = {
  readonly id: string;
  readonly title: Text;
  readonly notice: Text;
  readonly faults: readonly PlannedFault[];
};

/** Of what a run's faults come, as its first event tells it. With a seed they were picked by it, from several scenarios. */
export type ScenarioTold = {
  readonly id: string;
  readonly title: Text;
  readonly notice: Text;
  /** How many faults there are. */
  readonly faults: number;
  readonly seed?: number;
};

/** What became of a fault, as the journal tells it. */
export type FaultRecord = Omit<FaultNews, 'is'> & {
  readonly injectedAt: number;
  readonly endedAt: number | null;
  /** Where the wizard first showed one of its causes while it was there. */
  readonly seen: FaultSeen | null;
  /** What was decided of that step, first of all, from then on. */
  readonly did: { readonly at: number; readonly do: DecisionKind; readonly by: Actor } | null;
  /** When that step was settled. */
  readonly over: { readonly at: number; readonly is: StepState['is'] } | null;
};

export type FaultSeen = {
  readonly at: number;
  /** A milestone too. */
  readonly step: StepId;
  /** Which of its proofs; null: its action said it. */
  readonly proof: number | null;
  readonly cause: Cause;
};
