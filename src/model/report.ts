import type { Group, LedgerEntry, Text } from './catalogue.ts';
import type { Actor, Decision, DecisionKind, Mode, Tool } from './event.ts';
import type { ScenarioTold } from './fault.ts';
import type { DoorCell, DoorTableRow } from './front-door.ts';
import type { Json } from './json.ts';
import type { LeaseChange, LeaseChoice } from './lease.ts';
import type { Proved } from './past.ts';
import type { Target } from './ports.ts';
import type { Digest, StepId } from './runbook.ts';
import type { SelfTestRow } from './self-test.ts';
import type { LedgerRow, StepState } from './state.ts';
import type { Cause, EvidenceRef, Found, Params, Verdict } from './verdict.ts';

/** Times here are RFC 3339 UTC. */
export type Check = Found & {
  readonly step: StepId;
  readonly ref: string;
  readonly probe: string;
  readonly group: Group;
  readonly message: string;
  readonly at: string;
  readonly durationMs: number;
  readonly evidence: readonly EvidenceRef[];
};

/** What was seen of one name of the front door, with times as they stand in a report. */
export type DoorReport = Omit<DoorTableRow, 'cells'> & {
  readonly cells: readonly (Omit<DoorCell, 'at' | 'until'> & {
    readonly at: string;
    readonly until?: string;
  })[];
};

export type Verification = {
  readonly apiVersion: 'dr-wizard/v1';
  readonly kind: 'Verification';
  readonly mode: 'verify';
  readonly verdict: Verdict;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly target: Target | null;
  readonly counts: { readonly [verdict in Verdict]: number };
  readonly checks: readonly Check[];
  /** Every name once, where names were looked at. */
  readonly door?: readonly DoorReport[];
};

/** What `judge` says: an item for each object that has no owner among those it was given. */
export type JudgementList = {
  readonly apiVersion: 'dr-wizard/v1';
  readonly kind: 'JudgementList';
  readonly counts: { readonly [verdict in Verdict]: number };
  readonly items: readonly Found[];
};

/** `version`: the digest of the step's text as it was in this run; that of `last` as it was then. */
export type ProvedBefore = Omit<Proved, 'last'> & {
  readonly version: string | null;
  readonly last: (Omit<NonNullable<Proved['last']>, 'at'> & { readonly at: string }) | null;
};

export type ReportStep = {
  readonly id: StepId;
  readonly ref: string;
  readonly section: string;
  readonly state: StepState;
  readonly attempts: number;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly by: readonly Actor[];
  readonly checks: readonly Check[];
  /** How long it took where this run carried it out: as it is counted for the runs to come. */
  readonly tookMs?: number;
  /** What the runs of this machine before this one tell of it. Left out where nobody asked them. */
  readonly proved?: ProvedBefore;
  /** What the action left, beside what its proofs saw. */
  readonly evidence?: readonly EvidenceRef[];
};

export type DebriefReport = {
  readonly scenario: ScenarioTold | null;
  readonly faults: readonly {
    readonly fault: string;
    readonly title: Text;
    readonly notice: Text;
    readonly was: 'seen' | 'missed';
    readonly injectedAt: string;
    readonly endedAt: string | null;
    readonly seen: {
      readonly at: string;
      readonly step: StepId;
      /** null: the step's action said it. */
      readonly probe: string | null;
      readonly cause: Cause;
    } | null;
    readonly toSeeMs: number | null;
    readonly did: { readonly at: string; readonly do: DecisionKind; readonly by: Actor } | null;
    readonly over: { readonly at: string; readonly is: StepState['is'] } | null;
    readonly tookMs: number | null;
  }[];
  readonly notInjected: number;
};

export type Report = {
  readonly apiVersion: 'dr-wizard/v1';
  readonly kind: 'Report';
  readonly run: string;
  readonly mode: Mode;
  /** In the practice range: no cluster was ever touched. */
  readonly practice?: true;
  /** Programs of the range in the place of those that the machine lacks. */
  readonly standIns?: readonly string[];
  readonly proven: boolean;
  readonly exitCode: number;
  readonly tool: Tool;
  readonly runbook: Digest;
  readonly site: Digest;
  readonly target: Target | null;
  readonly lost: Target | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly outageStartedAt: string | null;
  readonly rtoMs: number | null;
  readonly milestones: readonly {
    readonly id: string;
    readonly heldSince: string | null;
    readonly rtaMs: number | null;
    readonly checks?: readonly Check[];
  }[];
  readonly counts: { readonly [state in StepState['is']]: number };
  readonly steps: readonly ReportStep[];
  readonly values: readonly {
    readonly name: string;
    readonly value: Json;
    readonly revision: number;
    readonly source: string;
    readonly at: string;
  }[];
  readonly decisions: readonly (Decision & { readonly at: string; readonly by: Actor })[];
  readonly debt: readonly { readonly step: StepId; readonly cause: Cause }[];
  /** `step` left it; `undoneAt` is there where it was removed again. */
  readonly ledger: readonly (LedgerEntry & {
    readonly step?: StepId;
    readonly undoneAt?: string;
    /** Somebody's word that it is gone, where nothing could prove it. */
    readonly attested?: string;
    /** Why a clean-up has left it, and how it is removed by hand. */
    readonly kept?: LedgerRow['kept'];
  })[];
  /** Who else was at work on the cluster, and since when others were told of this run. */
  readonly lease?: readonly (LeaseChange & {
    readonly at: string;
    readonly decided?: LeaseChoice;
  })[];
  /** Of a drill in the practice range with a scenario: what went wrong in it, and what became of that. */
  readonly debrief?: DebriefReport;
  /** Whether each probe turned red when its world was broken, where that was tried after a drill. */
  readonly selfTest?: readonly SelfTestRow[];
  readonly chain: { readonly head: string; readonly lines: number; readonly intact: boolean };
};

export type Fault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
  readonly found: string;
  readonly expected: string;
};

/** A fault as language/ finds it: `text/` makes the message of `code` and `params`; `text` is the line itself. */
export type Finding = Omit<Fault, 'message'> & { readonly params: Params; readonly text: string };

export type LintReport = {
  readonly apiVersion: 'dr-wizard/v1';
  readonly kind: 'LintReport';
  readonly faults: readonly Fault[];
};
