/** How fast something grows, by what was counted in the last minute. */
export type Pace = {
  add(now: number, done: number): void;
  /** undefined until it was watched for long enough. */
  perMinute(): number | undefined;
};

const MINUTE = 60_000;
const LEAST_MS = 10_000;
/** Counts that come faster say nothing more. */
const EVERY_MS = 1000;

export function createPace(): Pace {
  let samples: { readonly at: number; readonly done: number }[] = [];
  return {
    add(now, done) {
      const before = samples.at(-2);
      if (before !== undefined && now - before.at < EVERY_MS) samples.pop();
      samples.push({ at: now, done });
      // The newest of those that are old enough stays: the minute is counted from there.
      const from = samples.findLastIndex((one) => now - one.at >= MINUTE);
      if (from > 0) samples = samples.slice(from);
    },
    perMinute() {
      const [first] = samples;
      const last = samples.at(-1);
      if (first === undefined || last === undefined || last.at - first.at < LEAST_MS)
        return undefined;
      return Math.max(0, Math.round(((last.done - first.done) * MINUTE) / (last.at - first.at)));
    },
  };
}
