import PQueue from 'p-queue';
import type { HttpSeen } from '../model/http.ts';

/** What a request knows of those before it, and tells those after it. */
export type Turn = {
  /**
   * What another one came to while this one waited and the server answered to nobody: to wait for the same silence again
   * tells nothing more. null where that was not so.
   */
  readonly silence: HttpSeen | null;
  heard(): void;
  silent(seen: HttpSeen): void;
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
  silence: HttpSeen | null;
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
    return { queue, users: 0, ended: 0, heardAt: 0, silentAt: 0, silence: null };
  }

  function turnIn(lane: Lane, askedAt: number): Turn {
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
