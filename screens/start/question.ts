import type { Mode } from '../../src/model/event.ts';

/** Answers that are not the name of anything. */
export const BACK = '(back)';
export const START = '(start)';
export const PRACTICE = '(practice)';

export type StartOption = {
  readonly value: string;
  readonly label: string;
  /** What else there is to know of it. */
  readonly more?: string;
  /** Stands above the first one of its group. */
  readonly group?: string;
};

export type StartQuestion = {
  readonly title: string;
  /** What is about to be started, as its word. */
  readonly mode?: Mode | 'practice';
  readonly about?: readonly string[];
  /** What to type in the place of this, to copy. */
  readonly command?: string;
  /** What is answered so far is `chosen`; this question's answer goes behind it. */
  readonly options: readonly StartOption[];
};
