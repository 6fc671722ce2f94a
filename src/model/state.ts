import type { SelfTestRow } from './self-test.ts';
import type { LedgerEntry } from './catalogue.ts';
import type { Actor, Decision, DoubtAnswer, Mode, OtherRun, ProofSeen, Tool } from './event.ts';
import type { FaultRecord, ScenarioTold } from './fault.ts';
import type { Json } from './json.ts';
import type { LeaseRow } from './lease.ts';
import type { TakeOver, Target } from './ports.ts';
import type { Digest, StepId } from './runbook.ts';
import type { Cause, EvidenceRef, Found } from './verdict.ts';

export type StepState =
  | {
      readonly is: 'blocked';
      readonly by: readonly { step?: StepId; value?: string; target?: true }[];
    }
  | { readonly is: 'not-needed' | 'ready' | 'your-turn' | 'rehearsed' }
  | { readonly is: 'waiting-on'; readonly whom: string; readonly since: number }
  /** With `undo` it removes again what it left. */
  | {
      readonly is: 'acting';
      readonly attempt: number;
      readonly key: string;
      readonly undo?: true;
    }
  | {
      readonly is: 'proving' | 'late' | 'failed';
      readonly since: number;
      readonly until: number;
      readonly found: readonly Found[];
    }
  | {
      readonly is: 'in-doubt';
      readonly attempt: number;
      readonly answer?: DoubtAnswer;
      readonly undo?: true;
    }
  | { readonly is: 'passed'; readonly how: 'acted' | 'by-hand' | 'adopted' }
  | { readonly is: 'stale'; readonly why: 'value-changed' | 'regressed' }
  | { readonly is: 'attested' | 'skipped' | 'overridden'; readonly reason: string };

/** A step as the journal tells it. `state` is never blocked or not-needed here: those are derived from the rest. */
export type StepRecord = {
  readonly state: StepState;
  readonly attempts: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly by: readonly Actor[];
  readonly seen: readonly ProofSeen[];
  /** Indices of ticked checklist items. */
  readonly ticked: readonly number[];
  /** Typed by the operator for `risk:`. */
  readonly confirmed: boolean;
  readonly startAnyway: boolean;
  readonly failure: Cause | null;
  readonly evidence: readonly EvidenceRef[];
  readonly manualDone: boolean;
  /** The operator lets the machine do what the step asks of them. */
  readonly assisted?: boolean;
  /** It is to be undone, or was: then it is not done again before somebody says so. */
  readonly undo?: 'wanted' | 'done' | null;
  /** What the next attempt may take from other field managers. */
  readonly takeOver?: TakeOver | null;
};

/** A row of the ledger: which step left it, and when it was removed again. */
export type LedgerRow = LedgerEntry & {
  readonly step?: StepId;
  readonly undoneAt?: number;
  /** Somebody's word that it is gone, where nothing could prove it. */
  readonly attested?: string;
  /** Why the clean-up of that round has left it. */
  readonly kept?: {
    readonly cause: Cause;
    readonly round: number;
    readonly commands: readonly (readonly string[])[];
  };
};

/**
 * `left`: a round is over, and somebody has to say what is to become of the rest. `ends`: what the run was, or is, without
 * its clean-up.
 */
export type CleanUp =
  | { readonly is: 'begun' | 'left'; readonly round: number; readonly ends: CleanUpEnds }
  /** `ends` where a round was over before. */
  | { readonly is: 'kept'; readonly round: number; readonly ends?: CleanUpEnds };

export type CleanUpEnds = 'done' | 'aborted';

export type ValueRecord = {
  readonly name: string;
  readonly value: Json;
  readonly revision: number;
  readonly source: string;
  readonly step: StepId | null;
  readonly at: number;
};

export type MilestoneState = {
  readonly heldSince: number | null;
  readonly rtaMs: number | null;
  /** The reason for which it was given up. */
  readonly skipped: string | null;
  readonly seen: readonly ProofSeen[];
};

export type RunState = {
  readonly phase: 'empty' | 'open' | 'aborted' | 'finished';
  readonly run: string;
  readonly mode: Mode;
  /** In the practice range. */
  readonly practice: boolean;
  /** Programs that are the range's own there, as this machine lacks them. */
  readonly standIns: readonly string[];
  readonly tool: Tool | null;
  readonly runbook: Digest | null;
  readonly site: Digest | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly exitCode: number | null;
  /** At of the last event: the run's own clock, so that a replay gives the same answer a year later. */
  readonly at: number;
  readonly seq: number;
  readonly steps: { readonly [id: StepId]: StepRecord };
  readonly values: { readonly [name: string]: ValueRecord };
  readonly choices: { readonly [step: StepId]: string };
  readonly goes: readonly string[];
  readonly target: Target | null;
  readonly kubeconfig: string | null;
  /** The context that `--context` proposes for the pin. */
  readonly proposed: string | null;
  /** The runbook's folder, for `run.folder`; relative paths start at `cwd`. */
  readonly folder: string | null;
  readonly cwd: string;
  /** undefined: not recorded yet. */
  readonly lost: Target | null | undefined;
  readonly outageStartedAt: number | null;
  readonly milestones: { readonly [id: string]: MilestoneState };
  readonly decisions: readonly (Decision & { readonly at: number; readonly by: Actor })[];
  readonly ledger: readonly LedgerRow[];
  /** What became of the Lease that tells others of this run, oldest first. */
  readonly lease: readonly LeaseRow[];
  /** Of a drill in the practice range after which the probes were tested. */
  readonly selfTest?: readonly SelfTestRow[];
  /** Of a drill: whose things were in the cluster when it was pinned. */
  readonly others?: readonly OtherRun[];
  /** Of a drill: whether what it created is being removed, or was left on purpose. */
  readonly cleanUp?: CleanUp;
  /** Of a drill in the practice range: what goes wrong in it, and what did so far. */
  readonly scenario?: ScenarioTold;
  readonly faults?: readonly FaultRecord[];
};
