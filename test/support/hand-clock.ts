import type { Clock } from '../../src/model/ports.ts';

export type HandClock = Clock & {
  /** Lets so much time pass: whoever sleeps wakes in turn, and all that follows from it happens before the next. */
  pass(ms: number): Promise<void>;
  /** Sets the wall clock another way, as somebody or NTP does. The monotonic clock goes on as it was. */
  jump(ms: number): void;
};

/** A clock that stands still until it is moved. */
export function handClock(): HandClock {
  let mono = 1_000_000;
  let ahead = 0;
  const sleepers = new Set<{ readonly at: number; wake(): void }>();
  return {
    now: () => mono + ahead,
    mono: () => mono,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const sleeper = {
          at: mono + ms,
          wake() {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
      }),
    async pass(ms) {
      const end = mono + ms;
      for (;;) {
        await settled();
        const [first] = [...sleepers].toSorted((a, b) => a.at - b.at);
        if (first === undefined || first.at > end) break;
        mono = Math.max(mono, first.at);
        first.wake();
      }
      mono = end;
    },
    jump(ms) {
      ahead += ms;
    },
  };
}

/** All that can happen without time passing has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
