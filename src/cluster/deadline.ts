import { abortable } from './abortable.ts';

/** Aborted when a time has passed that may be moved on, or with another signal. */
export type Deadline = {
  readonly signal: AbortSignal;
  isPast(): boolean;
  /** How long it is by now. */
  ms(): number;
  /** From now on, and as long as before where nothing is said. */
  extend(ms?: number): void;
  /** Settles as `work` does, or rejects when it is too late. */
  during<T>(work: Promise<T>): Promise<T>;
  clear(): void;
};

export function createDeadline(firstMs: number, parent: AbortSignal): Deadline {
  parent.throwIfAborted();
  const controller = new AbortController();
  let ms = firstMs;
  let isPast = false;
  const onParent = () => controller.abort(parent.reason);
  parent.addEventListener('abort', onParent, { once: true });
  const timer = setTimeout(check, ms);
  let due = performance.now() + ms;

  /** Moving the timer itself for each chunk would cost more than looking again. */
  function check(): void {
    const left = due - performance.now();
    if (left > 0) {
      rearm(left);
      return;
    }
    isPast = true;
    controller.abort(new Error('too late'));
  }

  let pending: NodeJS.Timeout = timer;
  function rearm(left: number): void {
    clearTimeout(pending);
    pending = setTimeout(check, Math.max(1, left));
  }

  return {
    signal: controller.signal,
    isPast: () => isPast,
    ms: () => ms,
    extend(next = ms) {
      due = performance.now() + next;
      if (next < ms) rearm(next);
      ms = next;
    },
    during: (work) => abortable(work, controller.signal),
    clear() {
      clearTimeout(pending);
      parent.removeEventListener('abort', onParent);
    },
  };
}
