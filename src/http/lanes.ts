import PQueue from 'p-queue';

/** What a request knows of those before it, and tells those after it. */
export type Turn = {
  /** While it waited for its turn the server answered to nobody: to wait for the same silence again tells nothing. */
  readonly isKnownSilent: boolean;
  heard(): void;
  silent(): void;
};

export type Lanes = {
  /** As soon as neither the server nor all together have too many at work; rejects at once where the signal aborts. */
  run<T>(server: string, work: (turn: Turn) => Promise<T>, signal: AbortSignal): Promise<T>;
};

type Lane = {
  readonly queue: PQueue;
  users: number;
  /** By numbers of requests that have ended: what came after what. */
  ended: number;
  heardAt: number;
  silentAt: number;
};

/** So many requests at a time to one server, so many in all. */
export function createLanes(perServer: number, inAll: number): Lanes {
  const all = new PQueue({ concurrency: inAll });
  const lanes = new Map<string, Lane>();

  return {
    async run(server, work, signal) {
      const lane = lanes.get(server) ?? newLane();
      lanes.set(server, lane);
      lane.users += 1;
      const askedAt = lane.ended;
      const inTurn = () => work(turnIn(lane, askedAt));
      try {
        return await lane.queue.add(() => all.add(inTurn, { signal }), { signal });
      } finally {
        lane.users -= 1;
        if (lane.users === 0) lanes.delete(server);
      }
    },
  };

  function newLane(): Lane {
    const queue = new PQueue({ concurrency: perServer });
    return { queue, users: 0, ended: 0, heardAt: 0, silentAt: 0 };
  }

  function turnIn(lane: Lane, askedAt: number): Turn {
    const startedAt = lane.ended;
    return {
      isKnownSilent: lane.silentAt > askedAt,
      heard() {
        lane.ended += 1;
        lane.heardAt = lane.ended;
      },
      silent() {
        lane.ended += 1;
        if (lane.heardAt <= startedAt) lane.silentAt = lane.ended;
      },
    };
  }
}
