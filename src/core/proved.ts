import { FRESH_DAYS, type Ground, type Past, type Proved, type Took } from '../model/past.ts';
import type { StepId } from '../model/runbook.ts';

export const FRESH_MS = FRESH_DAYS * 24 * 60 * 60 * 1000;

/** How many of a ground's runs count for how long a step takes: the newest, as older ones met another system. */
const COUNTED = 20;

const GROUNDS = ['incident', 'drill', 'practice'] as const satisfies readonly Ground[];

type One = NonNullable<Proved['last']> & { readonly tookMs: number | null };

const known = new WeakMap<Past, Map<string, Proved>>();

/**
 * What past runs tell of a step, as it stood at `asOf`. What is fresh goes before what is old, and within it what was carried
 * out before what was only found done, and a real cluster before the practice range.
 */
export function provedOf(past: Past, step: StepId, asOf: number): Proved {
  const kept = known.get(past) ?? new Map<string, Proved>();
  known.set(past, kept);
  const key = `${asOf} ${step}`;
  const found = kept.get(key) ?? compute(past, step, asOf);
  kept.set(key, found);
  return found;
}

function compute(past: Past, step: StepId, asOf: number): Proved {
  const version = past.versions.get(step);
  const isSame = (one: One) => version !== undefined && one.version === version;
  const all = past.runs
    .flatMap(({ run, ground, runbook, steps }): readonly One[] => {
      const one = Object.hasOwn(steps, step) ? steps[step] : undefined;
      if (one === undefined || one.at >= asOf) return [];
      // Another runbook may have a step of this name that has nothing to do with ours.
      const isOurs = runbook === past.runbook || isSame({ ...one, run, ground });
      return isOurs ? [{ ...one, run, ground }] : [];
    })
    .toSorted((a, b) => b.at - a.at);
  const fresh = all.filter((one) => isSame(one) && asOf - one.at <= FRESH_MS);
  const last = best(fresh) ?? best(all);
  const took: { [ground in Ground]?: Took } = {};
  for (const ground of GROUNDS) {
    const times = tookOf(all.filter((one) => one.ground === ground));
    if (times !== null) took[ground] = times;
  }
  if (last === undefined) return { is: 'never', last: null, changed: false, took };
  const { tookMs: _, ...told } = last;
  return { is: fresh.length > 0 ? 'fresh' : 'old', last: told, changed: !isSame(last), took };
}

function best(newestFirst: readonly One[]): One | undefined {
  const done = newestFirst.filter(({ adopted }) => adopted !== true);
  const from = done.length > 0 ? done : newestFirst;
  return from.find(({ ground }) => ground !== 'practice') ?? from[0];
}

function tookOf(newestFirst: readonly One[]): Took | null {
  const times = newestFirst.flatMap(({ tookMs }) => tookMs ?? []).slice(0, COUNTED);
  const worstMs = times.length === 0 ? null : Math.max(...times);
  return worstMs === null ? null : { runs: times.length, medianMs: median(times), worstMs };
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2);
}

/** Whose times tell how long a step takes in a run of this ground, the best first. Never the range's for the world outside. */
const TELLING: { readonly [ground in Ground]: readonly Ground[] } = {
  incident: ['incident', 'drill'],
  drill: ['drill', 'incident'],
  practice: ['practice'],
};

/** How long a step takes, and who says so. */
export type Usual =
  | {
      readonly ms: number;
      readonly from: 'measured';
      readonly ground: Ground;
      readonly runs: number;
    }
  /** The runbook says so. */
  | { readonly ms: number; readonly from: 'expected' };

/** What runs of this machine took, else what the runbook expects; null where nobody knows. */
export function usualOf(
  past: Past | null,
  step: { readonly id: StepId; readonly expectMs: number | null },
  ground: Ground,
  asOf: number,
): Usual | null {
  const took = past === null ? {} : provedOf(past, step.id, asOf).took;
  for (const one of TELLING[ground]) {
    const times = took[one];
    if (times !== undefined)
      return { ms: times.medianMs, from: 'measured', ground: one, runs: times.runs };
  }
  return step.expectMs === null ? null : { ms: step.expectMs, from: 'expected' };
}
