import PQueue from 'p-queue';

const PER_SERVER = 32;
const IN_ALL = 256;

/** What a question knows of those before it, and tells those after it. */
export type Turn<T> = {
  /**
   * What another one came to while this one waited and the server answered to nobody: to wait for the same silence again
   * tells nothing more. null where that was not so.
   */
  readonly silence: T | null;
  heard(): void;
  silent(seen: T): void;
};

export type Lanes<T> = {
  /**
   * As soon as neither the server nor all together have too many at work; rejects at once where the signal aborts. What
   * is of a higher `priority` goes before those that wait. @default 0
   */
  run<R extends T>(
    server: string,
    ask: (turn: Turn<T>, signal: AbortSignal) => Promise<R>,
    signal: AbortSignal,
    priority?: number,
  ): Promise<R>;
};

type Lane<T> = {
  readonly queue: PQueue;
  users: number;
  /** By numbers of questions that have ended: what came after what. */
  ended: number;
  heardAt: number;
  silentAt: number;
  silence: T | null;
};

/** So many questions at a time to one server, so many in all. */
export function createLanes<T>(perServer: number = PER_SERVER, inAll: number = IN_ALL): Lanes<T> {
  const all = new PQueue({ concurrency: inAll });
  const lanes = new Map<string, Lane<T>>();

  return {
    async run(server, ask, signal, priority = 0) {
      signal.throwIfAborted();
      // Of its own: each one that listens to a signal is looked for among all the others.
      const own = AbortSignal.any([signal]);
      const lane = lanes.get(server) ?? newLane();
      lanes.set(server, lane);
      lane.users += 1;
      const askedAt = lane.ended;
      const inTurn = () => ask(turnIn(lane, askedAt), own);
      try {
        // Its own server's turn first: what waits for a slow one must not stand in the way of the others.
        const how = { signal: own, priority };
        return await lane.queue.add(() => all.add(inTurn, how), how);
      } finally {
        lane.users -= 1;
        if (lane.users === 0) lanes.delete(server);
      }
    },
  };

  function newLane(): Lane<T> {
    const queue = new PQueue({ concurrency: perServer });
    return { queue, users: 0, ended: 0, heardAt: 0, silentAt: 0, silence: null };
  }

  function turnIn(lane: Lane<T>, askedAt: number): Turn<T> {
    const startedAt = lane.ended;
    return {
      silence: lane.silentAt > askedAt ? lane.silence : null,
      heard() {
        lane.ended += 1;
        lane.heardAt = lane.ended;
      },
      silent(seen) {
        lane.ended += 1;
        if (lane.heardAt > startedAt) return;
        lane.silentAt = lane.ended;
        lane.silence = seen;
      },
    };
  }
}
