import type { LedgerEntry } from './catalogue.ts';
import type { ScenarioTold } from './fault.ts';
import type { Json } from './json.ts';
import type { LeaseChange } from './lease.ts';
import type { OutsideFact } from './outside.ts';
import type { Target } from './ports.ts';
import type { RangeFact } from './range-fact.ts';
import type { Digest, SourceFile, StepId } from './runbook.ts';
import type { Cause, EvidenceRef, Found, ObjectRef } from './verdict.ts';

export type Mode = 'incident' | 'drill' | 'verify';

export type Actor = {
  readonly kind: 'operator' | 'answers' | 'auto' | 'hands' | 'wizard';
  readonly name: string;
  readonly host: string;
};

export type Tool = { readonly version: string; readonly build: string; readonly node: string };

export const DECISION_KINDS = [
  'go',
  'choose',
  'answer',
  'tick',
  'done',
  'attest',
  'confirm',
  'assist',
  'pin',
  'check-again',
  'do-again',
  'more-time',
  'by-hand',
  'start-anyway',
  'skip',
  'override',
  'waiting-on',
  'correct',
  'undo',
  'take-over',
  'lease',
  'clean-up',
  'abort',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/**
 * What a person decides. `value` by kind: go: the section's id (step null) · choose: the branch · answer, correct:
 * `{name: value}` · tick: `{item: n, done: bool}` · confirm: the typed object · pin: `{context, uid}` ·
 * more-time: ms · waiting-on: whom · undo: the typed object · take-over: the conflict, as `TakeOver` · lease (step null):
 * `{choose: take-over | without, holder}` with the holder's identity ·
 * clean-up (step null): `remove`; with a reason, `keep`; `{gone: what}`, as somebody removed it by hand. Run-level answers have step null and the names `run.outageStarted`, `run.lostCluster`.
 */
export type Decision = {
  readonly do: DecisionKind;
  readonly step: StepId | null;
  readonly reason?: string;
  readonly value?: Json;
};

/** One proof of a step as last seen. `proof` is its index in the step's `prove:`. */
export type ProofSeen = {
  readonly proof: number;
  readonly found: Found;
  readonly evidence: readonly EvidenceRef[];
  readonly at: number;
  readonly durationMs: number;
};

/** Another run, and how many things bear its mark. */
export type OtherRun = { readonly run: string; readonly things: number };

/** A fact, in the past tense. `until` is epoch ms; everything time-like was decided when the fact was written. */
export type Fact =
  | {
      readonly type: 'run-started';
      readonly tool: Tool;
      readonly runbook: Digest & { readonly entry: string };
      readonly site: Digest & { readonly entry: string };
      readonly sources: readonly SourceFile[];
      readonly cwd: string;
      readonly folder: string;
      readonly options: {
        readonly lang: 'en' | 'zh-CN';
        readonly kubeconfig: string | null;
        readonly context: string | null;
        /** A drill in the practice range: a world of its own, in which everything is executed. */
        readonly practice?: true;
        /** Programs that this machine lacks, in whose place the range has small ones of its own. */
        readonly standIns?: readonly string[];
        /** What goes wrong in that range. */
        readonly scenario?: ScenarioTold;
      };
    }
  | { readonly type: 'run-resumed'; readonly tool: Tool; readonly torn: boolean }
  | {
      readonly type: 'lost-cluster-recorded';
      readonly lost: Target | null;
      readonly context: string | null;
    }
  | {
      readonly type: 'target-pinned';
      readonly target: Target;
      readonly kubeconfig: string;
      /** The step that pins; it is proving from here on. */
      readonly step: StepId;
      readonly until: number;
    }
  | { readonly type: 'access-replaced'; readonly target: Target; readonly kubeconfig: string }
  | { readonly type: 'lease-changed'; readonly lease: LeaseChange }
  | { readonly type: 'go-given'; readonly section: string }
  | { readonly type: 'step-adopted'; readonly step: StepId; readonly seen: readonly ProofSeen[] }
  | {
      readonly type: 'step-started';
      readonly step: StepId;
      readonly attempt: number;
      readonly key: string;
      /** What the step left is removed again. */
      readonly undo?: true;
    }
  /** Told as soon as it is there: an action that ends half-way, or a wizard that dies, has left it all the same. */
  | { readonly type: 'thing-created'; readonly step: StepId; readonly entry: LedgerEntry }
  | {
      readonly type: 'action-applied';
      readonly step: StepId;
      readonly changed: boolean;
      readonly created: readonly LedgerEntry[];
      readonly evidence: readonly EvidenceRef[];
      readonly until: number;
    }
  | {
      readonly type: 'action-failed';
      readonly step: StepId;
      readonly cause: Cause;
      readonly evidence: readonly EvidenceRef[];
    }
  | {
      readonly type: 'action-in-doubt';
      readonly step: StepId;
      readonly attempt: number;
      /** null only in journals of earlier versions. */
      readonly cause: Cause | null;
    }
  | {
      readonly type: 'verdict-changed';
      readonly step: StepId;
      readonly seen: ProofSeen;
      readonly answer?: DoubtAnswer;
      readonly until?: number;
    }
  | {
      /** Some of what the step left is gone again; `left` entries are not yet. With none left it is ready. */
      readonly type: 'step-undone';
      readonly step: StepId;
      readonly undone: readonly ObjectRef[];
      readonly changed: boolean;
      readonly evidence: readonly EvidenceRef[];
      readonly left: number;
    }
  /** What other drills made is still in the cluster: a step that finds it so already has rehearsed nothing. */
  | { readonly type: 'others-left'; readonly others: readonly OtherRun[] }
  /** From here on a drill only removes what it created; one that had ended is open again until that is over. */
  | { readonly type: 'clean-up-began'; readonly round: number }
  /** All was tried that can be, and some of it is still there: somebody has to say what is to become of that. */
  | { readonly type: 'clean-up-left'; readonly round: number }
  /** It bears the run's mark, but its journal does not know it: the wizard died between making it and recording that. */
  | { readonly type: 'thing-found'; readonly entry: LedgerEntry; readonly step: StepId | null }
  /** Proved gone, by a fresh read, or by somebody's word where nothing could prove it. */
  | {
      readonly type: 'thing-removed';
      readonly what: ObjectRef;
      readonly step: StepId | null;
      readonly changed: boolean;
      readonly evidence: readonly EvidenceRef[];
      /** That word. */
      readonly attested?: string;
    }
  /** It could not be removed, or nobody can tell: it stays in the ledger. */
  | {
      readonly type: 'thing-kept';
      readonly what: ObjectRef;
      readonly step: StepId | null;
      readonly cause: Cause;
      /** How it is removed by hand. */
      readonly commands: readonly (readonly string[])[];
    }
  | { readonly type: 'step-passed'; readonly step: StepId; readonly seen: readonly ProofSeen[] }
  | { readonly type: 'step-late'; readonly step: StepId }
  | { readonly type: 'step-failed'; readonly step: StepId; readonly seen: readonly ProofSeen[] }
  /** `cause`: why, where the step itself says `drill: execute`. `seen`: what its proofs said, which settles nothing. */
  | {
      readonly type: 'step-rehearsed';
      readonly step: StepId;
      readonly cause?: Cause;
      readonly seen?: readonly ProofSeen[];
    }
  | {
      readonly type: 'value-found';
      readonly step: StepId | null;
      readonly name: string;
      readonly value: Json;
      readonly source: string;
    }
  | { readonly type: 'operator-decided'; readonly decision: Decision; readonly until?: number }
  | {
      readonly type: 'milestone-held';
      readonly milestone: string;
      readonly since: number;
      readonly seen: readonly ProofSeen[];
    }
  | {
      readonly type: 'milestone-lost';
      readonly milestone: string;
      readonly seen: readonly ProofSeen[];
    }
  | RangeFact
  | OutsideFact
  | {
      readonly type: 'run-finished';
      readonly why: 'done' | 'aborted';
      readonly exitCode: number;
    };

export type EventType = Fact['type'];
export type DoubtAnswer = 'done' | 'not-done' | 'partly' | 'cannot-tell';

/**
 * `run`: 12 hex digits. `prev`: SHA-256 (hex) of the previous line's bytes without its newline; 64 zeros first. `mono`: ms.
 * `sum`: SHA-256 (hex) of this line's bytes up to `,"sum"`, as no other line vouches for the last one.
 */
export type Envelope = {
  readonly v: 1;
  readonly seq: number;
  readonly at: number;
  readonly mono: number;
  readonly run: string;
  readonly mode: Mode;
  readonly by: Actor;
  readonly prev: string;
  readonly sum?: string;
};

export type RunEvent = Envelope & Fact;
/** What the core folds over: the envelope's `prev` and `sum` are the journal's business only. */
export type FactWithTime = Omit<Envelope, 'prev' | 'sum'> & Fact;
