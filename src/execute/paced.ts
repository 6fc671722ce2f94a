import type { Progress } from '../model/verdict.ts';

/** Told how far something is; says how fast it goes and how long it still takes. */
export type Paced = (at: number, progress: Progress) => Progress;

const SECOND = 1000;
/** The speed of the last while: what was long ago says nothing of how long it takes. */
const WINDOW_MS = { bytes: 10 * SECOND, other: 60 * SECOND } as const;
/** Before that it would be a guess. */
const LEAST_MS = { bytes: 2 * SECOND, other: 10 * SECOND } as const;
const SAMPLE_MS = 500;
/** A time left comes so near to a new one in this time that nobody sees it jump. */
const SETTLES_MS = 8 * SECOND;

/**
 * What says its own speed keeps it, what only counts is timed over the last while. What is left is brought nearer to a
 * new estimate bit by bit. A countdown stays as it is, and so does what has no unit.
 */
export function createPaced(): Paced {
  let samples: { readonly at: number; readonly done: number }[] = [];
  let before: Progress | undefined;
  let left: { readonly ms: number; readonly at: number } | undefined;

  function sample(at: number, done: number, windowMs: number): void {
    const last = samples.at(-2);
    if (last !== undefined && at - last.at < SAMPLE_MS) samples.pop();
    samples.push({ at, done });
    const from = samples.findLastIndex((one) => at - one.at >= windowMs);
    if (from > 0) samples = samples.slice(from);
  }
  function timed(at: number, { done, unit }: Progress): number | undefined {
    const kind = unit === 'bytes' ? 'bytes' : 'other';
    sample(at, done, WINDOW_MS[kind]);
    const [first] = samples;
    const ms = at - (first?.at ?? at);
    return first === undefined || ms < LEAST_MS[kind]
      ? undefined
      : ((done - first.done) * 60 * SECOND) / ms;
  }
  function steady(at: number, wanted: number): number {
    if (left === undefined) {
      left = { ms: wanted, at };
      return wanted;
    }
    const passed = Math.max(0, at - left.at);
    const share = 1 - Math.exp(-passed / SETTLES_MS);
    const ms = Math.max(0, left.ms - passed + (wanted - (left.ms - passed)) * share);
    left = { ms, at };
    return Math.round(ms);
  }

  return (at, progress) => {
    const { done, of, unit, perMinute, leftMs } = progress;
    // It began anew, counts something else, or the clock was put back.
    const isOther =
      before !== undefined &&
      (before.unit !== unit || done < before.done || at < (samples.at(-1)?.at ?? at));
    if (isOther) {
      samples = [];
      left = undefined;
    }
    before = progress;
    if (unit === '' || (perMinute === undefined && leftMs !== undefined)) return progress;
    const rate = perMinute ?? timed(at, progress);
    if (rate === undefined) return progress;
    const paced = { done, of, unit, perMinute: Math.round(rate) };
    if (of === null || rate <= 0 || done >= of) {
      left = undefined;
      return paced;
    }
    const wanted = leftMs ?? ((of - done) / rate) * 60 * SECOND;
    return { ...paced, leftMs: Math.round(steady(at, wanted)) };
  };
}
