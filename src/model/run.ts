import type { ActionPlan, Text } from './catalogue.ts';
import type { Book } from './book.ts';
import type { Actor, Decision, DecisionKind, RunEvent } from './event.ts';
import type { OutsideFact } from './outside.ts';
import type { ClusterWatch } from './overview.ts';
import type { DoorRow } from './front-door.ts';
import type { LeaseHolder } from './lease.ts';
import type { KubeObject, TargetSummary } from './ports.ts';
import type { FaultNews } from './range.ts';
import type { AskDef, Runbook, Scope, StepId } from './runbook.ts';
import type { RunState, StepState } from './state.ts';
import type { Cause, ObjectRef, Progress } from './verdict.ts';

/** One thing that needs a person, in the order in which it came up. `step` is null for the run itself. */
export type Need =
  | { readonly is: 'outage-start'; readonly step: null }
  | { readonly is: 'lost-cluster'; readonly step: null }
  /** Somebody else is at work on the cluster. */
  | { readonly is: 'lease'; readonly step: null; readonly holder: LeaseHolder }
  | { readonly is: 'secret'; readonly step: null; readonly name: string }
  | { readonly is: 'go'; readonly step: null; readonly section: string }
  /** A drill is through, and what it created is still there, after so many rounds of removing it. */
  | {
      readonly is: 'clean-up';
      readonly step: null;
      readonly left: number;
      readonly round: number;
    }
  | { readonly is: 'choose'; readonly step: StepId; readonly options: readonly string[] }
  | { readonly is: 'pin'; readonly step: StepId }
  | { readonly is: 'checklist'; readonly step: StepId; readonly ask: readonly AskDef[] }
  | { readonly is: 'attest'; readonly step: StepId; readonly ask: readonly AskDef[] }
  | { readonly is: 'confirm'; readonly step: StepId; readonly object: string }
  | {
      readonly is: 'failed' | 'late' | 'in-doubt' | 'stale' | 'undone' | 'milestone';
      readonly step: StepId;
      readonly decisions: readonly DecisionKind[];
    };

/** Not recorded, for the screen only: live output and progress of what is at work. */
export type LiveNews = {
  readonly at: number;
  readonly step: StepId;
  readonly progress?: Progress;
  readonly output?: string;
};

/** Whether a manual step can be done by the machine: asked of its assist once it is somebody's turn. */
export type AssistOffer =
  | { readonly is: 'asking' }
  | { readonly is: 'offered'; readonly plan: ActionPlan }
  | { readonly is: 'hindered'; readonly cause: Cause };

/** What undoing a step would do, newest first: by the machine, and what only a person can. */
export type UndoPlan = {
  /** What the operator types. */
  readonly object: string;
  readonly will: readonly Cause[];
  readonly commands: readonly (readonly string[])[];
  readonly byHand: readonly { readonly what: ObjectRef; readonly text: Text }[];
};

/** One thing that a drill's clean-up removes, or that is left: how that is done by hand, and why it is still there. */
export type CleanUpItem = {
  readonly what: ObjectRef;
  readonly will: readonly Cause[];
  readonly commands: readonly (readonly string[])[];
  readonly text?: Text;
  readonly kept?: Cause;
};

/** Which rights a step's action lacks in the pinned cluster; `unknown` says why some could not be asked for. */
export type Rights = { readonly missing: readonly Cause[]; readonly unknown: Cause | null };

/** What a decision came to: recorded, or refused with a reason that `text/` makes a sentence of. */
export type Decided = { readonly ok: true } | { readonly ok: false; readonly cause: Cause };

/** The one interface of a run. Terminal, plain and json are equals behind it. */
export type RunHandle = {
  readonly runbook: Runbook;
  readonly book: Book;
  state(): RunState;
  /** Every step's state, blocked, not needed and your turn included. */
  steps(): ReadonlyMap<StepId, StepState>;
  /** For texts: what is missing shows as `‹path›`; secrets never stand in it. */
  scope(): Scope;
  /** What needs a person now. */
  needs(): readonly Need[];
  /** Steps at work now, with the last progress and the last lines of output of each. */
  live(step: StepId): {
    readonly progress: Progress | null;
    /** When that was said. */
    readonly saidAt?: number;
    /** Since when what is counted has been the same. */
    readonly movedAt?: number;
    /** Never changed once it was handed out. */
    readonly output: readonly string[];
    /** When each line of it came to the wizard. */
    readonly times?: readonly number[];
    /** Lines that were ended, also those that are no longer kept. */
    readonly total: number;
  };
  /**
   * What the proofs of a step, or milestone, said of the front door last: empty until they are looked at in this process.
   * The same list until something is said anew.
   */
  door(step: StepId): readonly DoorRow[];
  /** What the step's action would do; undefined where a value is missing or there is no action. */
  plan(step: StepId): ActionPlan | undefined;
  /** The objects that its action would send now, with no secret in them. Throws `WizardError` where they can't be read. */
  objects(step: StepId): Promise<readonly KubeObject[]>;
  /** undefined where the step has no assist, or it is not somebody's turn. */
  assist(step: StepId): AssistOffer | undefined;
  /** Asks the assist once more whether it can be offered. */
  askAssist(step: StepId): void;
  /** undefined where the step left nothing that can be undone. */
  undo(step: StepId): UndoPlan | undefined;
  /** What a drill created and has not removed yet, in the order in which it is removed. */
  cleanUp(): readonly CleanUpItem[];
  /** undefined while they are not asked for yet, or nobody has to. */
  rights(step: StepId): Rights | undefined;
  /**
   * The same events as in the journal, from the first one on, then as they come. Ends with the run. What breaks a practice
   * range is only told once the run is over: the operator has to see it by what it does.
   */
  events(signal: AbortSignal): AsyncIterable<RunEvent>;
  news(listener: (news: LiveNews) => void): () => void;
  /** Called after each change of state, needs or live output. */
  subscribe(listener: () => void): () => void;
  decide(decision: Decision, by: Actor): Promise<Decided>;
  giveSecret(name: string, text: string): void;
  /** Contexts of the kubeconfig, and what a cluster says of itself: shown before it is pinned. Throws `WizardError`. */
  contexts(): Promise<readonly { name: string; server: string; current: boolean }[]>;
  inspectTarget(context: string): Promise<TargetSummary>;
  /** Records what became of a fault in the practice range; nothing any more once the run is over. */
  note(news: FaultNews): Promise<void>;
  /** Records what the operator does beside the run; nothing any more once the run is over. */
  noteOutside(fact: OutsideFact, by: Actor): Promise<void>;
  /** The pinned cluster live; null where none is pinned. */
  cluster(): ClusterWatch | null;
  /** Something goes on by itself: an action, a look, a proof. False where the run only waits for a person. */
  isWorking(): boolean;
  /** Stops new effects, waits for what is being recorded, releases the lock. */
  stop(why: 'interrupted' | 'hangup' | 'terminated'): Promise<void>;
  /** The exit code, once the run has ended or was stopped. */
  readonly ended: Promise<number>;
};
