import type { Fields, Text } from './catalogue.ts';
import type { Json, JsonObject } from './json.ts';
import type { StepId } from './runbook.ts';

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

/** `lasting` counts from when the fault was put there. */
export type FaultEnd = Moment | { readonly is: 'lasting'; readonly ms: number };

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
