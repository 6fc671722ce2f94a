import { setTimeout as sleep } from 'node:timers/promises';

/** Pauses between tries: what waits for a server that is away need not wait longer once another has reached it. */
export type Pauses = {
  /** Throws the signal's reason. */
  rest(ms: number, isForServer: boolean, signal: AbortSignal): Promise<void>;
  /** Whoever waits for the server goes on within this time. */
  reached(withinMs: number): void;
};

export function createPauses(): Pauses {
  const waiting = new Set<(ms: number) => void>();
  return {
    async rest(ms, isForServer, signal) {
      if (!isForServer) {
        await sleep(ms, undefined, { signal });
        return;
      }
      const sooner = new AbortController();
      const wake = (withinMs: number) => {
        waiting.delete(wake);
        left = Math.random() * withinMs;
        sooner.abort();
      };
      let left = 0;
      waiting.add(wake);
      await sleep(ms, undefined, { signal: AbortSignal.any([signal, sooner.signal]) }).catch(
        () => undefined,
      );
      waiting.delete(wake);
      signal.throwIfAborted();
      if (left > 0) await sleep(Math.min(left, ms), undefined, { signal });
    },
    reached(withinMs) {
      for (const wake of waiting) wake(withinMs);
    },
  };
}
