import type { Clock } from '../../model/ports.ts';

/** Somebody waits until it rings, for so long at most. Where it rang while nobody waited, the next one need not wait. */
export type Bell = {
  ring(): void;
  wait(ms: number | undefined, signal: AbortSignal): Promise<void>;
};

/** Made once: it is thrown a hundred times a second, and nobody reads where. */
const RUNG = new Error('It rang before');

export function createBell(clock: Pick<Clock, 'sleep'>): Bell {
  let isRung = false;
  let wake: () => void = () => undefined;
  return {
    ring() {
      isRung = true;
      wake();
    },
    async wait(ms, signal) {
      const awake = new AbortController();
      if (!isRung && !signal.aborted)
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { signal: awake.signal });
          if (ms !== undefined) void Promise.allSettled([sleep(ms)]).then(() => resolve());
        });
      isRung = false;
      awake.abort(RUNG);

      function sleep(forMs: number): Promise<void> {
        return clock.sleep(forMs, awake.signal);
      }
    },
  };
}
