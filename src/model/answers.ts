import type { Decision } from './event.ts';
import type { JsonObject } from './json.ts';
import type { LeaseChoice } from './lease.ts';
import type { StepId } from './runbook.ts';

/** What was decided beforehand for one step. Decisions of `on` are used in turn, one each time the step gets there. */
export type StepAnswers = {
  readonly choose?: string;
  /**
   * The object at risk, as the operator would type it. `${{ run.id }}` in it stands for the run's id, which nobody knows
   * beforehand; what a run makes in a cloud is named after it.
   */
  readonly confirm?: string;
  readonly done?: boolean;
  /** The machine does what the checklist asks, where that can be offered; else `done` and `attest` speak. */
  readonly assist?: boolean;
  readonly attest?: string;
  readonly on: {
    readonly failed: readonly AnsweredDecision[];
    readonly late: readonly AnsweredDecision[];
    readonly 'in-doubt': readonly AnsweredDecision[];
  };
};
export type AnsweredDecision = Omit<Decision, 'step'>;

/** The file behind `--answers`: lets a run without a terminal go through. Secrets never stand here. */
export type Answers = {
  readonly operator: string | null;
  /** A context's name, `none`, or null where the file does not say. */
  readonly lostCluster: string | null;
  /** RFC 3339. */
  readonly outageStarted: string | null;
  readonly go: 'all' | readonly string[];
  readonly target: {
    readonly kubeconfig: string | null;
    readonly context: string;
    readonly uid: string | null;
    /** What to do where another run holds the Lease of that cluster. */
    readonly lease?: LeaseChoice;
  } | null;
  /** By the id of the ask: `master.eip`, `site.rto`. */
  readonly values: JsonObject;
  readonly steps: { readonly [step: StepId]: StepAnswers };
  /** Of a drill: what somebody removed by hand, as it is shown, each with the reason why that counts. */
  readonly removed?: { readonly [what: string]: string };
};
