/** Time of the range: `pace` 2 is twice as fast. Nothing of it keeps the process alive, and nothing comes after `close`. */
export type Clock = {
  /** Gives how to call it off. */
  after(ms: number, run: () => void): () => void;
  every(ms: number, run: () => void): () => void;
  /** Rejects where the signal aborts it or the clock is closed. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  close(): void;
};

export function createClock(pace: number): Clock {
  const closing = new AbortController();
  const timers = new Set<NodeJS.Timeout>();

  function after(ms: number, run: () => void): () => void {
    if (closing.signal.aborted) return () => undefined;
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms / pace).unref();
    timers.add(timer);
    return () => {
      clearTimeout(timer);
      timers.delete(timer);
    };
  }

  return {
    after,
    every(ms, run) {
      let stop = (): void => undefined;
      const again = (): void => {
        stop = after(ms, () => {
          run();
          again();
        });
      };
      again();
      return () => stop();
    },
    sleep(ms, signal) {
      const both = AbortSignal.any([signal, closing.signal]);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      if (both.aborted) return Promise.reject(new Error('stopped'));
      const stop = after(ms, () => {
        both.removeEventListener('abort', onAbort);
        resolve();
      });
      const onAbort = (): void => {
        stop();
        reject(new Error('stopped'));
      };
      both.addEventListener('abort', onAbort, { once: true });
      return promise;
    },
    close() {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
