import { clockOf, type Clock } from '../src/core/forecast.ts';
import type { ForecastFrom } from '../src/core/ways.ts';
import type { StepId } from '../src/model/runbook.ts';
import type { View } from './view.ts';

const known = new WeakMap<View, Clock | null>();

/** The forecast of one picture, with what it rests on: several pages and each of their keys ask for it. */
export function clockNow(view: View): Clock | null {
  const before = known.get(view);
  if (before !== undefined) return before;
  const clock = clockOf(view.book, view.state, forecastFrom(view));
  known.set(view, clock);
  return clock;
}

export function forecastFrom(view: View): ForecastFrom {
  const { now, past } = view;
  return { now, past, leftOf: (step) => leftOf(view, step) };
}

/** What a step at work counts of what is left, less by what has passed since it said so. */
function leftOf(view: View, step: StepId): number | undefined {
  const { progress, saidAt = view.now } = view.live(step);
  return progress?.leftMs === undefined ? undefined : progress.leftMs - (view.now - saidAt);
}
