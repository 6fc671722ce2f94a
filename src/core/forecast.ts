import type { Book, BookStep } from '../model/book.ts';
import type { Past } from '../model/past.ts';
import type { StepId } from '../model/runbook.ts';
import type { RunState, StepState } from '../model/state.ts';
import { deriveSteps, isRehearsedMilestone, isSatisfied, isSettledMilestone } from './derive.ts';
import { drillsOnCluster } from './drills-on-cluster.ts';
import { groundOf } from './ground.ts';
import { usualMs } from './proved.ts';
import { isPersons, readySince, settledIn } from './step-ready.ts';

export type Forecast = {
  /** From now until the run's goal is reached. */
  readonly leftMs: number;
  /** Of some step that is still to come nobody knows how long it takes. */
  readonly isLeast: boolean;
  /** The longest chain of what is left, in its order. */
  readonly chain: readonly StepId[];
};

export type ForecastFrom = {
  readonly now: number;
  readonly past: Past | null;
  /** What a step at work says itself of how long it takes yet, where it can be counted. */
  readonly leftOf?: (step: StepId) => number | undefined;
};

/** Somebody, or something, is at it: what has passed counts. Whatever has to be done anew counts in full. */
const AT_WORK: readonly StepState['is'][] = [
  'acting',
  'proving',
  'late',
  'your-turn',
  'waiting-on',
];

type Way = { readonly leftMs: number; readonly chain: readonly StepId[] };
const NO_WAY: Way = { leftMs: 0, chain: [] };

/**
 * How long until service is back: the longest chain of needs among what is left before the last milestone, a person's
 * steps too. Before a branch is chosen the one that the runbook names first counts. null where it is reached, or nothing is known.
 */
export function forecastOf(book: Book, state: RunState, from: ForecastFrom): Forecast | null {
  const goal = book.runbook.milestones.at(-1);
  if (state.phase !== 'open') return null;
  if (goal !== undefined && isReached(book, state, goal.id)) return null;
  const derived = deriveSteps(book, state);
  const ways = new Map<string, Way>();
  let unknown = 0;
  let counted = 0;

  const wayTo = (id: string): Way => {
    const known = ways.get(id);
    if (known !== undefined) return known;
    // A cycle is a fault that lint refuses; this only keeps it from running away.
    ways.set(id, NO_WAY);
    const way = compute(id);
    ways.set(id, way);
    return way;
  };
  const longest = (needs: readonly string[]): Way =>
    needs.map(wayTo).reduce((one, other) => (other.leftMs > one.leftMs ? other : one), NO_WAY);
  const compute = (id: string): Way => {
    const step = book.steps.get(id);
    if (step === undefined) {
      const milestone = book.runbook.milestones.find((one) => one.id === id);
      if (milestone === undefined || isReached(book, state, id)) return NO_WAY;
      const { leftMs, chain } = longest(milestone.needs);
      return { leftMs: leftMs + milestone.holdMs, chain };
    }
    const now = derived.get(id);
    if (now === undefined || isSatisfied(now) || isOtherBranch(book, state, step)) return NO_WAY;
    const own = isToRehearse(state, step) ? 0 : ownMs(book, state, step, now, from);
    if (own === null) unknown += 1;
    else counted += 1;
    const before = AT_WORK.includes(now.is) ? NO_WAY : longest(step.needs);
    return { leftMs: before.leftMs + (own ?? 0), chain: [...before.chain, id] };
  };

  const { leftMs, chain } = longest(goal?.needs ?? [...book.steps.keys()]);
  return unknown > 0 && counted === 0 ? null : { leftMs, isLeast: unknown > 0, chain };
}

function isReached(book: Book, state: RunState, id: string): boolean {
  return isSettledMilestone(state, id) || isRehearsedMilestone(book, state, id);
}

/** What a step still takes by itself; null where nobody knows. */
function ownMs(
  book: Book,
  state: RunState,
  step: BookStep,
  now: StepState,
  { now: at, past, leftOf }: ForecastFrom,
): number | null {
  const isAtWork = AT_WORK.includes(now.is);
  const said = isAtWork ? leftOf?.(step.id) : undefined;
  if (said !== undefined) return Math.max(0, said);
  const usual = usualMs(past, step, groundOf(state), state.startedAt);
  if (usual === null || !isAtWork) return usual;
  const ready = readySince(step, state.startedAt, (id) => settledIn(book, state, id));
  const since = isPersons(step) ? ready : (state.steps[step.id]?.startedAt ?? at);
  return Math.max(0, usual - Math.max(0, at - since));
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
