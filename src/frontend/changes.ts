import type { RunHandle } from '../model/run.ts';

/** What a run needs may also change without an event, such as once a first look has ended: it is looked at anyway. */
const LOOK_MS = 250;

export type Changes = {
  readonly next: () => Promise<void>;
  readonly wake: () => void;
  readonly stop: () => void;
};

/** Waits for the next change of a run; one that came before is not missed. */
export function changesOf(handle: Pick<RunHandle, 'subscribe'>): Changes {
  let hasChanged = false;
  let resume = () => {};
  const wake = () => {
    hasChanged = true;
    resume();
  };
  const looking = setInterval(wake, LOOK_MS);
  const unsubscribe = handle.subscribe(wake);
  return {
    async next() {
      if (!hasChanged) await new Promise<void>((resolve) => (resume = resolve));
      hasChanged = false;
    },
    wake,
    stop() {
      clearInterval(looking);
      unsubscribe();
      wake();
    },
  };
}
