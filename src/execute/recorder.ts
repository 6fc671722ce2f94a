import { reduce, replay } from '../core/reduce.ts';
import type { Book } from '../model/book.ts';
import type { Actor, Fact, RunEvent } from '../model/event.ts';
import type { RunState } from '../model/state.ts';
import type { RunPorts } from './ports.ts';

export type Recorder = {
  state(): RunState;
  /** Resolves when the fact is on disk and in the state. Facts are taken one after another. */
  record(fact: Fact, by?: Actor): Promise<RunEvent>;
  /** Like `record`, but the fact is made when its turn has come: undefined where it no longer applies. */
  recordIf(make: (state: RunState) => Fact | undefined, by?: Actor): Promise<boolean>;
  onEvent(listener: (event: RunEvent) => void): () => void;
  idle(): Promise<unknown>;
};

/** The one door to the journal: what the core would refuse is never written. */
export function createRecorder(book: Book, ports: RunPorts): Recorder {
  const { journal, clock, wizard } = ports;
  const listeners = new Set<(event: RunEvent) => void>();
  let state = replay(book, journal.events);
  let queue: Promise<unknown> = Promise.resolve();

  async function write(fact: Fact, by: Actor): Promise<RunEvent> {
    const last = journal.events.at(-1);
    reduce(book, state, {
      ...fact,
      v: 1,
      seq: state.seq + 1,
      at: clock.now(),
      mono: clock.mono(),
      run: last?.run ?? '',
      mode: last?.mode ?? state.mode,
      by,
    });
    const event = await journal.append(fact, by);
    state = reduce(book, state, event);
    for (const listener of listeners) listener(event);
    return event;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    state: () => state,
    record: (fact, by = wizard) => inTurn(() => write(fact, by)),
    recordIf: (make, by = wizard) =>
      inTurn(async () => {
        const fact = make(state);
        if (fact === undefined) return false;
        await write(fact, by);
        return true;
      }),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idle: () => queue,
  };
}
