import type { ActionPlan } from '../src/model/catalogue.ts';
import type { Book, BookStep } from '../src/model/book.ts';
import type { DoorRow, DoorTable } from '../src/model/front-door.ts';
import type { RunEvent } from '../src/model/event.ts';
import type { AssistOffer, CleanUpItem, Need, Rights, UndoPlan } from '../src/model/run.ts';
import type { Scope, StepId } from '../src/model/runbook.ts';
import type { ClusterOverview } from '../src/model/overview.ts';
import type { Past } from '../src/model/past.ts';
import type { RunState, StepState } from '../src/model/state.ts';
import type { Progress } from '../src/model/verdict.ts';

export type Live = {
  readonly progress: Progress | null;
  /** When that was said: what is left is less by now. */
  readonly saidAt?: number;
  /** Since when what is counted has been the same. */
  readonly movedAt?: number;
  /** The last lines, the open one too. Never changed once it was handed out. */
  readonly output: readonly string[];
  /** When each line of it came. */
  readonly times?: readonly number[];
  /** Lines that were ended, also those that are no longer kept. */
  readonly total: number;
};

/** The run at one moment, as the screens read it: a snapshot of the handle with the time it was taken. */
export type View = {
  readonly book: Book;
  readonly state: RunState;
  readonly steps: ReadonlyMap<StepId, StepState>;
  readonly needs: readonly Need[];
  readonly scope: Scope;
  readonly now: number;
  /** The last events, oldest first. */
  readonly events: readonly RunEvent[];
  /** There is one to look at. */
  readonly hasCluster: boolean;
  /** The pinned cluster as it is now; null before the first look, and where nobody looks at it. */
  readonly cluster: ClusterOverview | null;
  /** The front door as its proofs said last, all together and each step by itself. */
  readonly door: DoorTable;
  /** What past runs tell; null until they are read. */
  readonly past: Past | null;
  doorOf(step: StepId): readonly DoorRow[];
  live(step: StepId): Live;
  plan(step: StepId): ActionPlan | undefined;
  assist(step: StepId): AssistOffer | undefined;
  undo(step: StepId): UndoPlan | undefined;
  rights(step: StepId): Rights | undefined;
  /** What a drill created and has not removed yet. */
  cleanUp(): readonly CleanUpItem[];
};

export function stepOf(view: View, id: StepId): BookStep | undefined {
  return view.book.steps.get(id);
}

export function stateOf(view: View, id: StepId): StepState {
  return view.steps.get(id) ?? { is: 'blocked', by: [] };
}

/** Each row of the outline asks for its own: with two thousand steps, one search each takes too long. */
const byStep = new WeakMap<readonly Need[], ReadonlyMap<string | null, Need>>();

export function needOf(view: View, id: StepId): Need | undefined {
  const known = byStep.get(view.needs);
  if (known !== undefined) return known.get(id);
  // Of two for one step the first counts.
  const needs = new Map(view.needs.toReversed().map((need) => [need.step, need]));
  byStep.set(view.needs, needs);
  return needs.get(id);
}

/** What is counted of a step at work, if anything is. */
export function countedOf(
  view: View,
  id: StepId,
): (Live & { readonly progress: Progress }) | undefined {
  const live = view.live(id);
  const { progress } = live;
  return progress === null ? undefined : { ...live, progress };
}

/** The output of a step as lines; the last one is empty where the output ends with a line break. */
export function outputOf(view: View, id: StepId): readonly string[] {
  const { output } = view.live(id);
  if (output.at(-1) !== '') return output;
  const known = ended.get(output) ?? output.slice(0, -1);
  ended.set(output, known);
  return known;
}

/** The same list for the same output: what was measured of it is known by the list. */
const ended = new WeakMap<readonly string[], readonly string[]>();
