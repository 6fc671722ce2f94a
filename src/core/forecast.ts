import type { Book } from '../model/book.ts';
import type { StepId } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';
import {
  endMs,
  isReached,
  longestOf,
  needsIn,
  waysTo,
  type ForecastFrom,
  type Way,
} from './ways.ts';

export type { ForecastFrom } from './ways.ts';

export type Forecast = {
  /** From now until the run's goal is reached. */
  readonly leftMs: number;
  /** Of some step that is still to come nobody knows how long it takes. */
  readonly isLeast: boolean;
  /** The longest chain of what is left, in its order. */
  readonly chain: readonly StepId[];
};

/** A forecast with what it rests on. */
export type Clock = Forecast & {
  /** The chain with the milestones on it: what each takes, and who says so. */
  readonly legs: readonly Way[];
  /** By how much each thing off the chain may be later without the goal being later. */
  readonly spare: ReadonlyMap<string, number>;
};

/**
 * How long until service is back: the longest chain of needs among what is left before the last milestone, a person's
 * steps too. Before a branch is chosen the one that the runbook names first counts. null where it is reached, or nothing is known.
 */
export function forecastOf(book: Book, state: RunState, from: ForecastFrom): Forecast | null {
  const found = computed(book, state, from);
  if (found === null) return null;
  const { leftMs, isLeast, legs } = found;
  const chain = legs.map(({ id }) => id).filter((id) => book.steps.has(id));
  return { leftMs, isLeast, chain };
}

export function clockOf(book: Book, state: RunState, from: ForecastFrom): Clock | null {
  const found = computed(book, state, from);
  if (found === null) return null;
  const { ways, ends, leftMs, isLeast, legs } = found;
  const chain = legs.map(({ id }) => id).filter((id) => book.steps.has(id));
  return { leftMs, isLeast, legs, chain, spare: spareOf(book, ways, ends, leftMs) };
}

type Computed = {
  readonly ways: ReadonlyMap<string, Way>;
  readonly ends: readonly string[];
  readonly leftMs: number;
  readonly isLeast: boolean;
  readonly legs: readonly Way[];
};

function computed(book: Book, state: RunState, from: ForecastFrom): Computed | null {
  const goal = book.runbook.milestones.at(-1);
  if (state.phase !== 'open') return null;
  if (goal !== undefined && isReached(book, state, goal.id)) return null;
  const ends = goal?.needs ?? [...book.steps.keys()];
  const ways = waysTo(book, state, from, ends);
  const steps = [...ways.values()].filter(({ id }) => book.steps.has(id));
  const unknown = steps.filter(({ ownMs }) => ownMs === null).length;
  if (unknown > 0 && unknown === steps.length) return null;
  const last = longestOf(ways, ends);
  return { ways, ends, leftMs: endMs(last), isLeast: unknown > 0, legs: legsOf(last) };
}

function legsOf(last: Way | null): readonly Way[] {
  const legs: Way[] = [];
  for (let at = last; at !== null; at = at.before) legs.push(at);
  return legs.toReversed();
}

/** From the end back: when each has to be over at the latest, less when it will be. */
function spareOf(
  book: Book,
  ways: ReadonlyMap<string, Way>,
  ends: readonly string[],
  leftMs: number,
): ReadonlyMap<string, number> {
  const latest = new Map(ends.map((id) => [id, leftMs]));
  const spare = new Map<string, number>();
  for (const way of [...ways.values()].toReversed()) {
    const over = latest.get(way.id) ?? leftMs;
    spare.set(way.id, over - endMs(way));
    if (way.atWork) continue;
    const begun = over - (way.ownMs ?? 0);
    for (const need of needsIn(book, way.id))
      latest.set(need, Math.min(latest.get(need) ?? leftMs, begun));
  }
  return spare;
}
