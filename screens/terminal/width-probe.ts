import { SAMPLES } from './sequences.ts';

/** Finds out how wide a terminal draws what is of ambiguous width, by where its cursor stands behind each sample. */
export type WidthProbe = {
  /** Settles with the last answer. */
  readonly isWide: Promise<boolean>;
  answered(column: number): void;
  /** Time is up: one that says nothing draws as most do, and what it says later is about something else. */
  close(): void;
};

export function createWidthProbe(): WidthProbe {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let left = SAMPLES;
  let isWide = false;
  return {
    isWide: promise,
    answered(column) {
      if (left === 0) return;
      left -= 1;
      // The first column is 1: behind one that is narrow, the cursor stands in the second.
      isWide ||= column === 3;
      if (isWide || left === 0) resolve(isWide);
    },
    close() {
      left = 0;
      resolve(false);
    },
  };
}
