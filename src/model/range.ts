import type { Text } from './catalogue.ts';
import type { Door } from './door.ts';
import type { PlannedFault } from './fault.ts';
import type { Json, JsonObject } from './json.ts';
import type { StepId } from './runbook.ts';
import type { BreakAsk, BreakPlan, BreakTurn } from './self-test.ts';
import type { StepState } from './state.ts';
import type { Cause } from './verdict.ts';

/** A program that steps of the runbook start, and what it is in the range. */
export type RangeProgram = {
  readonly name: string;
  /** `stand-in`: a small one of the range, as the machine has none; `own`: this machine's. */
  readonly is: 'stand-in' | 'own';
};

/** What the practice range tells its wizard once it stands. */
export type RangeGround = {
  /** Where the drill's files are: its working directory. It goes when the range ends. */
  readonly folder: string;
  /** The site file, overlaid with what only this range has. */
  readonly site: string;
  /** In the place of what the wizard's own environment says: secrets, credentials, PATH. */
  readonly env: { readonly [name: string]: string };
  /** The console's page, with the token that opens it. */
  readonly console: string;
  readonly programs: readonly RangeProgram[];
  /** Addresses of the resolvers that its machines are set up with. */
  readonly resolvers: readonly string[];
  readonly doors: readonly Door[];
};

/** What an operator of the range is asked to do of a step, in the console and outside of it: all expressions resolved. */
export type HandsTask = {
  readonly step: StepId;
  /** What would do it by machine, and with what. */
  readonly assist: { readonly uses: string; readonly with: JsonObject } | null;
  readonly records: readonly JsonObject[];
  readonly proofs: readonly { readonly probe: string; readonly with: JsonObject }[];
  /** Ids of what has to be told of it. */
  readonly asks: readonly string[];
};

/** What came of it: the values that were asked for, as far as the range knows them. */
export type HandsDone =
  | { readonly ok: true; readonly told: { readonly [ask: string]: Json } }
  | { readonly ok: false; readonly why: string };

/** A fault as it is put into the world of the range, or has ended. */
export type FaultNews = {
  /** Its place in the scenario, from 0. */
  readonly index: number;
  readonly fault: string;
  readonly is: 'injected' | 'ended';
  readonly title: Text;
  /** What the operator should notice. */
  readonly notice: Text;
  /** Codes of causes by which the wizard shows it. */
  readonly causes: readonly string[];
};

/** From the process of the range to the wizard's. */
export type FromRange =
  | { readonly say: 'ground'; readonly ground: RangeGround }
  | { readonly say: 'doors'; readonly doors: readonly Door[] }
  | { readonly say: 'failed'; readonly cause: Cause }
  | { readonly say: 'done'; readonly id: number; readonly done: HandsDone }
  | { readonly say: 'fault'; readonly news: FaultNews }
  /** For the self-test, in the order of what was asked; null where nobody knows how to break it. */
  | { readonly say: 'plans'; readonly id: number; readonly plans: readonly (BreakPlan | null)[] }
  /** The world is broken, or mended again; or why it could not be. */
  | { readonly say: 'turned'; readonly id: number; readonly fault: string | null };

/** From the wizard's process to that of the range. */
export type ToRange =
  /** What is to go wrong; before the first `steps`. */
  | { readonly say: 'scenario'; readonly faults: readonly PlannedFault[] }
  /** Each state that steps have come to since the last time. */
  | { readonly say: 'steps'; readonly steps: { readonly [step: StepId]: StepState['is'] } }
  /** The wizard has shown what this fault of the scenario causes. */
  | { readonly say: 'seen'; readonly index: number }
  | { readonly say: 'do'; readonly id: number; readonly task: HandsTask }
  | { readonly say: 'plan'; readonly id: number; readonly asks: readonly BreakAsk[] }
  | { readonly say: BreakTurn; readonly id: number; readonly ask: BreakAsk };
