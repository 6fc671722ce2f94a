import type { Ticker } from '../store.ts';

/* oxlint-disable no-restricted-globals -- clock and timers of this process are handed in from here */

export const ticker: Ticker = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
