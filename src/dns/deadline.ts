import type { Clock } from '../model/ports.ts';

/** Aborted when its time is up, with the signal it stands under, or by `end`: then nothing of it is left behind. */
export type Deadline = { readonly signal: AbortSignal; end(): void };

export function createDeadline(ms: number, clock: Clock, parent: AbortSignal): Deadline {
  const over = new AbortController();
  const onParent = () => over.abort(parent.reason);
  if (parent.aborted) onParent();
  else parent.addEventListener('abort', onParent, { once: true });
  const end = () => over.abort();
  after(ms, clock, over.signal, end);
  return {
    signal: over.signal,
    end() {
      end();
      parent.removeEventListener('abort', onParent);
    },
  };
}

/** Calls back when so much time has passed, unless the signal is aborted before. */
export function after(ms: number, clock: Clock, signal: AbortSignal, then: () => void): void {
  clock.sleep(ms, signal).then(then, () => {});
}
