import type { Clock } from '../model/ports.ts';

export type Bell = {
  ring(): void;
  /** Until it rings, or for so long at most. Only who waits hears it: look first, then wait. */
  wait(ms?: number): Promise<void>;
};

export function createBell(clock: Pick<Clock, 'sleep'>): Bell {
  let wake: () => void = () => undefined;
  return {
    ring: () => wake(),
    async wait(ms) {
      const rung = Promise.withResolvers<void>();
      wake = rung.resolve;
      const awake = new AbortController();
      if (ms !== undefined) clock.sleep(ms, awake.signal).then(rung.resolve, () => undefined);
      await rung.promise;
      awake.abort();
    },
  };
}
