/** Long work of several, taken in turns of a few milliseconds, so that keys and timers are never kept waiting. */
export type Turns = {
  /** At once while this turn of the event loop has time left; else when it is one's turn again. */
  mine(): Promise<void> | undefined;
};

const LONGEST_TURN_MS = 6;

export function createTurns(longestMs: number = LONGEST_TURN_MS): Turns {
  let began = 0;
  let isComing = false;
  const waiting: (() => void)[] = [];

  function next(): void {
    isComing = false;
    began = performance.now();
    waiting.shift()?.();
    // In the round after this one: of many that wait, each has a round of its own.
    if (waiting.length > 0) come();
  }

  function come(): void {
    if (isComing) return;
    isComing = true;
    setImmediate(next);
  }

  return {
    mine() {
      if (performance.now() - began < longestMs) return undefined;
      return new Promise((resolve) => {
        waiting.push(resolve);
        come();
      });
    },
  };
}
