import { performance } from 'node:perf_hooks';
import type { Clock } from '../model/ports.ts';

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  mono: () => performance.now(),
  // Not that of `node:timers/promises`: it makes an error for each sleeper that is woken, and thousands are.
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', wake);
        resolve();
      }, ms);
      function wake(): void {
        clearTimeout(timer);
        // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- whoever aborts gives the reason
        reject(signal.reason);
      }
      signal.addEventListener('abort', wake, { once: true });
    }),
};
