import type { Actor, Fact, Mode, RunEvent } from '../model/event.ts';
import type { JsonObject } from '../model/json.ts';
import { writeLine } from './line.ts';

/** The events of one run and those that wait to become some. */
export type AppendQueue = {
  readonly events: readonly RunEvent[];
  readonly head: string;
  append(fact: Fact, by: Actor): Promise<RunEvent>;
};

type Waiting = {
  readonly fact: Fact;
  readonly by: Actor;
  readonly at: number;
  readonly mono: number;
  resolve(event: RunEvent): void;
  reject(error: unknown): void;
};

/**
 * Writes what waits, in the order of the calls, all of it in one go: nobody waits for more than two flushes of the disk.
 * `inTurn` runs a job after those before it; `store` writes lines and resolves when they are on the disk.
 */
export function createAppendQueue(
  start: {
    readonly run: string;
    readonly mode: Mode;
    readonly events: readonly RunEvent[];
    readonly head: string;
  },
  ports: {
    readonly clock: { now(): number; mono(): number };
    redact(fact: Fact): JsonObject;
    store(lines: string): Promise<void>;
    inTurn(job: () => Promise<void>): Promise<void>;
  },
): AppendQueue {
  const { run, mode } = start;
  const events = [...start.events];
  let { head } = start;
  let waiting: Waiting[] = [];
  let scheduled = false;

  const lineOf = ({ fact, by, at, mono }: Waiting, seq: number, prev: string) =>
    writeLine({ v: 1, seq, at, mono, run, mode, by, prev }, ports.redact(fact));

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    const made: { readonly text: string; readonly one: Waiting }[] = [];
    let prev = head;
    for (const one of batch) {
      try {
        const line = lineOf(one, events.length + made.length + 1, prev);
        prev = line.hash;
        made.push({ text: line.text, one });
      } catch (error) {
        one.reject(error);
      }
    }
    try {
      await ports.store(made.map(({ text }) => `${text}\n`).join(''));
    } catch (error) {
      // What waits behind them was decided in the belief that they are recorded.
      const refused = [...made.map(({ one }) => one), ...waiting];
      waiting = [];
      for (const one of refused) one.reject(error);
      return;
    }
    head = prev;
    for (const { text, one } of made) {
      // Read back, so that a run folds over exactly what a resume will fold over.
      const event: RunEvent = JSON.parse(text);
      events.push(event);
      one.resolve(event);
    }
  };

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await write(batch);
    }
    scheduled = false;
  };

  return {
    events,
    get head() {
      return head;
    },
    append(fact, by) {
      const { promise, resolve, reject } = Promise.withResolvers<RunEvent>();
      const at = ports.clock.now();
      waiting.push({ fact, by, at, mono: ports.clock.mono(), resolve, reject });
      if (!scheduled) {
        scheduled = true;
        void ports.inTurn(flush);
      }
      return promise;
    },
  };
}
