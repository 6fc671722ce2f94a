import type { RunEvent } from '../model/event.ts';
import type { RunContext } from './context.ts';

/** The events of a run as they are shown: what breaks a practice range comes once the run is over, and not before. */
export async function* eventsOf(
  context: RunContext,
  ended: Promise<number>,
  signal: AbortSignal,
): AsyncIterable<RunEvent> {
  const waiting: RunEvent[] = [...context.ports.journal.events];
  const hidden: RunEvent[] = [];
  let last = waiting.at(-1)?.seq ?? 0;
  let turn = Promise.withResolvers<void>();
  const wake = () => turn.resolve();
  let over = false;
  const end = () => {
    over = true;
    wake();
  };
  const off = context.recorder.onEvent((event) => {
    // It may have been on the disk already when this began.
    if (event.seq <= last) return;
    last = event.seq;
    waiting.push(event);
    wake();
  });
  signal.addEventListener('abort', end, { once: true });
  void ended.then(end, end);
  try {
    for (;;) {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (isHidden(next)) hidden.push(next);
        else {
          if (next.type === 'run-finished') yield* hidden.splice(0);
          yield next;
        }
      }
      if (over) {
        yield* hidden;
        return;
      }
      await turn.promise;
      turn = Promise.withResolvers<void>();
    }
  } finally {
    off();
    signal.removeEventListener('abort', end);
  }
}

function isHidden({ type }: RunEvent): boolean {
  return type === 'fault-injected' || type === 'fault-ended';
}
