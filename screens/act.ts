import type { Decision, DecisionKind } from '../src/model/event.ts';
import type { StepId } from '../src/model/runbook.ts';
import type { Outside } from './outside/outside.ts';
import type { ObjectRef } from '../src/model/verdict.ts';

/** Where the operator is. What can be drawn there follows from the run alone. */
export type Place =
  | { readonly at: 'outline' }
  /** What the outline becomes once the run has ended. */
  | { readonly at: 'end' }
  | { readonly at: 'step'; readonly step: StepId }
  | { readonly at: 'milestone'; readonly milestone: string }
  | { readonly at: 'log'; readonly step: StepId }
  | { readonly at: 'go'; readonly section: string }
  /** What steps would send, word for word. */
  | { readonly at: 'exact'; readonly steps: readonly StepId[] }
  /** The record of a run that has ended, as its report tells it. */
  | { readonly at: 'report' }
  /** What a drill created: asked about, being removed. */
  | { readonly at: 'clean-up' }
  | { readonly at: 'form'; readonly what: FormKind; readonly step: StepId; readonly name?: string }
  | { readonly at: 'by-hand'; readonly step: StepId }
  | { readonly at: 'outage-start' }
  | { readonly at: 'lost-cluster' }
  /** Who else is at work on the cluster. */
  | { readonly at: 'lease' }
  | { readonly at: 'secret'; readonly name: string }
  /** `step`: the cursor starts at the first value that was told there. */
  | { readonly at: 'values'; readonly step?: StepId }
  | { readonly at: 'value'; readonly name: string }
  | { readonly at: 'events' }
  /** One of them, by its number. */
  | { readonly at: 'event'; readonly seq: number }
  /** Everything that needs somebody. */
  | { readonly at: 'queue' }
  /** What the forecast rests on. */
  | { readonly at: 'clock' }
  /** The steps of a section as a table, each with its verdict. */
  | { readonly at: 'section'; readonly section: string }
  /** The pinned cluster live. It is followed for as long as one of these is open. */
  | { readonly at: 'cluster' }
  | { readonly at: 'cluster-cause'; readonly key: string }
  | { readonly at: 'cluster-namespace'; readonly name: string }
  | { readonly at: 'cluster-object'; readonly object: ObjectRef }
  | { readonly at: 'pod-log'; readonly object: ObjectRef }
  | { readonly at: 'object-events'; readonly object: ObjectRef }
  /** The front door live, and one name of it; `column` is that of the cell in question. */
  | { readonly at: 'door' }
  | { readonly at: 'door-name'; readonly name: string; readonly column?: string }
  | { readonly at: 'help' }
  /** All that the keys of the page below do, as rows. */
  | { readonly at: 'menu' }
  | { readonly at: 'abort' }
  | { readonly at: 'leave' };

/** Decisions that are only taken on a page of their own, where *not now* comes first or something is typed. */
export type FormKind = Extract<
  DecisionKind,
  | 'choose'
  | 'attest'
  | 'confirm'
  | 'do-again'
  | 'more-time'
  | 'start-anyway'
  | 'skip'
  | 'override'
  | 'waiting-on'
  | 'assist'
  | 'undo'
  | 'take-over'
>;

/** What a key does, decided when the page is made: the reducer only carries it out. */
export type Act =
  /** Up and down, by rows or by screens: the key itself says which way. */
  | { readonly do: 'move' }
  | { readonly do: 'open'; readonly place: Place }
  | { readonly do: 'back' }
  /** On the page below, to which this one gives way. */
  | { readonly do: 'below'; readonly act: Act }
  | { readonly do: 'home' }
  /** To what needs the operator next, with the outline below it as if it had been opened from there. */
  | { readonly do: 'jump'; readonly place: Place; readonly row: string }
  | {
      readonly do: 'decide';
      readonly decision: Decision;
      /** `step`: on its own page, wherever the decision was asked for. */
      readonly after: 'stay' | 'back' | 'home' | 'step';
      readonly focus?: string;
    }
  | { readonly do: 'secret'; readonly name: string; readonly text: string }
  | { readonly do: 'focus'; readonly row: string }
  /** `scroll`: the row that stands at the top afterwards. */
  | {
      readonly do: 'flag';
      readonly name: string;
      readonly on: boolean;
      readonly scroll?: number;
    }
  | { readonly do: 'fault'; readonly row: string; readonly says: string }
  /** Which of several cells of a row is meant. */
  | { readonly do: 'pick'; readonly what: string | null }
  /** Left and right, or up and down, where they do two things. */
  | { readonly do: 'across'; readonly left: Act; readonly right: Act }
  | { readonly do: 'inspect'; readonly context: string }
  | { readonly do: 'copy'; readonly text: string }
  /** A program of the operator's own. */
  | { readonly do: 'outside'; readonly what: Outside }
  /** Whether the machine can do it by now. */
  | { readonly do: 'ask-assist'; readonly step: StepId }
  /** From here on this row stands at the top. */
  | { readonly do: 'scroll'; readonly to: number }
  | { readonly do: 'follow' }
  | { readonly do: 'language' }
  | { readonly do: 'stop' };

/** What the reducer asks of the world. */
export type Effect =
  | { readonly do: 'decide'; readonly decision: Decision }
  | { readonly do: 'secret'; readonly name: string; readonly text: string }
  | { readonly do: 'contexts' }
  /** Reads what was seen when the event of this number was recorded. */
  | { readonly do: 'evidence'; readonly seq: number }
  | { readonly do: 'inspect'; readonly context: string }
  | { readonly do: 'ask-assist'; readonly step: StepId }
  | { readonly do: 'report' }
  /** Reads the objects that these steps would send. */
  | { readonly do: 'objects'; readonly steps: readonly StepId[] }
  | { readonly do: 'copy'; readonly text: string }
  | { readonly do: 'outside'; readonly what: Outside }
  | { readonly do: 'stop' };
