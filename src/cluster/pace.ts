/** How long the live layer waits for what, in milliseconds. */
export type Pace = {
  /** The server is asked to end each watch after about so long: a new one begins where it ended. */
  readonly watchMs: number;
  /** How much later than asked for that may be before the connection is taken for dead. */
  readonly lateMs: number;
  /** Until an answer begins, and between two parts of a list. */
  readonly quietMs: number;
  /** A loss that is over by then is not told. */
  readonly graceMs: number;
  readonly backoffMs: number;
  readonly backoffMostMs: number;
  /** What is forbidden or absent is asked for again after one to two times this. */
  readonly refusedMs: number;
  /** All is listed again, as the truth. */
  readonly relistMs: number;
};

export const PACE: Pace = {
  watchMs: 30_000,
  lateMs: 5000,
  quietMs: 10_000,
  graceMs: 3000,
  backoffMs: 500,
  backoffMostMs: 10_000,
  refusedMs: 30_000,
  relistMs: 300_000,
};

/** A server that asks for more patience than that is asked all the same. */
export const LONGEST_ASKED_MS = 60_000;

/** Up to twice as long each time, and anything below that: many that were cut off together must not return together. */
export function backoff(
  { backoffMs, backoffMostMs }: Pace,
  failures: number,
  askedMs: number = 0,
): number {
  const most = Math.min(backoffMostMs, backoffMs * 2 ** Math.max(0, failures - 1));
  return Math.random() * most + Math.min(askedMs, LONGEST_ASKED_MS);
}

/** Between four fifths of it and all of it. */
export function spread(ms: number): number {
  return ms * (0.8 + Math.random() * 0.2);
}
