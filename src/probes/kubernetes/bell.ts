import type { Clock } from '../../model/ports.ts';

/** Somebody waits until it rings, for so long at most. Where it rang while nobody waited, the next one need not wait. */
export type Bell = {
  ring(): void;
  /** May end a little too soon: look whether it is time. */
  wait(ms: number | undefined, signal: AbortSignal): Promise<void>;
};

export function createBell(clock: Pick<Clock, 'mono' | 'sleep'>): Bell {
  let isRung = false;
  let wake: () => void = () => undefined;
  let alarmAt = Number.POSITIVE_INFINITY;

  /** It is not stopped where it rang before, but serves whoever waits then: to stop it each time costs more than that. */
  async function alarm(ms: number, signal: AbortSignal): Promise<void> {
    const at = clock.mono() + ms;
    if (alarmAt <= at) return;
    alarmAt = at;
    await clock.sleep(ms, signal);
    if (alarmAt === at) alarmAt = Number.POSITIVE_INFINITY;
    wake();
  }

  return {
    ring() {
      isRung = true;
      wake();
    },
    async wait(ms, signal) {
      if (!isRung && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const onAbort = () => resolve();
        wake = onAbort;
        signal.addEventListener('abort', onAbort);
        // Who stops it wakes whoever waits, too.
        if (ms !== undefined) void Promise.allSettled([alarm(ms, signal)]);
        await promise;
        signal.removeEventListener('abort', onAbort);
      }
      isRung = false;
    },
  };
}
