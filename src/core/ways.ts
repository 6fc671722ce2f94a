import type { Book, BookStep } from '../model/book.ts';
import type { Ground, Past } from '../model/past.ts';
import type { StepId } from '../model/runbook.ts';
import type { RunState, StepState } from '../model/state.ts';
import { deriveSteps, isRehearsedMilestone, isSatisfied, isSettledMilestone } from './derive.ts';
import { drillsOnCluster } from './drills-on-cluster.ts';
import { groundOf } from './ground.ts';
import { usualOf } from './proved.ts';
import { isPersons, readySince, settledIn } from './step-ready.ts';

export type ForecastFrom = {
  readonly now: number;
  readonly past: Past | null;
  /** What a step at work says itself of how long it takes yet, where it can be counted. */
  readonly leftOf?: (step: StepId) => number | undefined;
};

/** Who says how long something takes yet. `hold`: a milestone has to hold for so long. */
export type TimeFrom =
  | { readonly is: 'said' | 'expected' | 'hold' | 'rehearsed' | 'unknown' }
  | { readonly is: 'measured'; readonly ground: Ground; readonly runs: number };

/** What one step, or milestone, still takes; null where nobody knows. */
type Own = { readonly ownMs: number | null; readonly from: TimeFrom; readonly atWork: boolean };

/** It can begin at `startMs` from now, once `before` is over: the longest of what it needs. */
export type Way = Own & {
  readonly id: string;
  readonly startMs: number;
  readonly before: Way | null;
};

/** Somebody, or something, is at it: what has passed counts. Whatever has to be done anew counts in full. */
const AT_WORK: readonly StepState['is'][] = [
  'acting',
  'proving',
  'late',
  'your-turn',
  'waiting-on',
];

/** The longest way to each thing that is still to come and that one of `ends` rests on; what is needed stands before what needs it. */
export function waysTo(
  book: Book,
  state: RunState,
  from: ForecastFrom,
  ends: readonly string[],
): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  const seen = new Set<string>();
  const visit = (id: string): void => {
    // A cycle is a fault that lint refuses; this only keeps it from running away.
    if (seen.has(id)) return;
    seen.add(id);
    const step = book.steps.get(id);
    const own = step === undefined ? holdOf(book, state, id) : ownOf(book, state, step, from);
    if (own === null) return;
    const needs = own.atWork ? [] : needsIn(book, id);
    for (const need of needs) visit(need);
    const before = longestOf(ways, needs);
    ways.set(id, { id, startMs: endMs(before), ...own, before });
  };
  for (const end of ends) visit(end);
  return ways;
}

export function needsIn(book: Book, id: string): readonly string[] {
  return book.steps.get(id)?.needs ?? milestoneOf(book, id)?.needs ?? [];
}

/** From now until it is over. */
export function endMs(way: Way | null): number {
  return way === null ? 0 : way.startMs + (way.ownMs ?? 0);
}

/** null where all of them are over. */
export function longestOf(ways: ReadonlyMap<string, Way>, ids: readonly string[]): Way | null {
  const all = ids.flatMap((id) => ways.get(id) ?? []);
  return all.reduce<Way | null>(
    (one, other) => (one === null || endMs(other) > endMs(one) ? other : one),
    null,
  );
}

function milestoneOf({ runbook }: Book, id: string) {
  return runbook.milestones.find((one) => one.id === id);
}

export function isReached(book: Book, state: RunState, id: string): boolean {
  return isSettledMilestone(state, id) || isRehearsedMilestone(book, state, id);
}

function holdOf(book: Book, state: RunState, id: string): Own | null {
  const milestone = milestoneOf(book, id);
  if (milestone === undefined || isReached(book, state, id)) return null;
  return { ownMs: milestone.holdMs, from: { is: 'hold' }, atWork: false };
}

/** null where nothing of it is left. */
function ownOf(book: Book, state: RunState, step: BookStep, from: ForecastFrom): Own | null {
  const now = deriveSteps(book, state).get(step.id);
  if (now === undefined || isSatisfied(now) || isOtherBranch(book, state, step)) return null;
  const atWork = AT_WORK.includes(now.is);
  if (isToRehearse(state, step)) return { ownMs: 0, from: { is: 'rehearsed' }, atWork };
  const said = atWork ? from.leftOf?.(step.id) : undefined;
  if (said !== undefined) return { ownMs: Math.max(0, said), from: { is: 'said' }, atWork };
  const usual = usualOf(from.past, step, groundOf(state), state.startedAt);
  if (usual === null) return { ownMs: null, from: { is: 'unknown' }, atWork };
  const ownMs = atWork ? rest(book, state, step, usual.ms, from.now) : usual.ms;
  return usual.from === 'expected'
    ? { ownMs, from: { is: 'expected' }, atWork }
    : { ownMs, from: { is: 'measured', ground: usual.ground, runs: usual.runs }, atWork };
}

/** Less by what has passed since somebody, or something, began it. */
function rest(book: Book, state: RunState, step: BookStep, ms: number, now: number): number {
  const since = isPersons(step)
    ? readySince(step, state.startedAt, (id) => settledIn(book, state, id))
    : (state.steps[step.id]?.startedAt ?? now);
  return Math.max(0, ms - Math.max(0, now - since));
}

/** Nobody has chosen yet, and this is not the way that the runbook names first. */
function isOtherBranch(book: Book, state: RunState, { branch }: BookStep): boolean {
  if (branch === undefined || state.choices[branch.choice] !== undefined) return false;
  return book.steps.get(branch.choice)?.choice?.[0] !== branch.name;
}

/** A drill on a cluster passes over it without doing anything. */
function isToRehearse(state: RunState, { kind, drill }: BookStep): boolean {
  if (!drillsOnCluster(state) || kind === 'pin' || kind === 'choice') return false;
  return kind === 'check' ? drill === 'rehearse' : drill !== 'execute';
}
