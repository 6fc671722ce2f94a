import type { Clock } from '../model/ports.ts';
import { createScope } from './scope.ts';

type Entry<T> = {
  readonly work: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
  /** Monotonic; null while it is under way. */
  until: number | null;
};

const SWEEP_MS = 1000;

/** Work that several wait for is done once, and what came of it is kept for a while. */
export type Shared<T> = {
  /** What throws is not kept. The work goes on as long as anybody waits for it. */
  get(key: string, make: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
};

export function createShared<T>(clock: Clock, keepMs: (value: T) => number): Shared<T> {
  const entries = new Map<string, Entry<T>>();
  let sweepAt = 0;

  function begin(key: string, make: (signal: AbortSignal) => Promise<T>): Entry<T> {
    const stop = new AbortController();
    const entry: Entry<T> = { work: make(stop.signal), stop, waiting: 0, until: null };
    entries.set(key, entry);
    void keep(key, entry);
    return entry;
  }

  async function keep(key: string, entry: Entry<T>): Promise<void> {
    try {
      entry.until = clock.mono() + keepMs(await entry.work);
    } catch {
      forget(key, entry);
    }
  }

  function isOld({ until }: Entry<T>): boolean {
    return until !== null && until <= clock.mono();
  }

  function forget(key: string, entry: Entry<T>): void {
    if (entries.get(key) === entry) entries.delete(key);
  }

  /** Not at every question: there may be thousands at a time, of as many keys. */
  function dropOld(): void {
    if (clock.mono() < sweepAt) return;
    sweepAt = clock.mono() + SWEEP_MS;
    for (const [key, entry] of entries) if (isOld(entry)) entries.delete(key);
  }

  return {
    async get(key, make, signal) {
      signal.throwIfAborted();
      dropOld();
      const known = entries.get(key);
      const entry = known === undefined || isOld(known) ? begin(key, make) : known;
      const scope = createScope(signal);
      entry.waiting += 1;
      try {
        await Promise.race([entry.work, aborted(scope.signal)]);
        signal.throwIfAborted();
        return await entry.work;
      } finally {
        scope.end();
        entry.waiting -= 1;
        if (entry.waiting === 0 && entry.until === null) {
          forget(key, entry);
          entry.stop.abort(new Error('nobody waits for it'));
        }
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
