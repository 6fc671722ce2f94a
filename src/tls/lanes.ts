import PQueue from 'p-queue';

const MOST_A_SERVER = 32;
const MOST_IN_ALL = 256;

type Lane = {
  readonly queue: PQueue;
  heardAt: number;
  silentAt: number;
};

export type Turn = {
  /** Asked before the server was found to answer nothing: waiting for the same silence again tells nobody anything. */
  readonly isKnownSilent: boolean;
  heard(): void;
  /** It has answered nothing to this; that counts where it has answered nothing to anybody else meanwhile. */
  silent(): void;
};

/** So many connections at once to a server, and so many in all. */
export function lanes(now: () => number): {
  run<T>(server: string, signal: AbortSignal, ask: (turn: Turn) => Promise<T>): Promise<T>;
} {
  const all = new PQueue({ concurrency: MOST_IN_ALL });
  const byServer = new Map<string, Lane>();
  return {
    async run(server, signal, ask) {
      const lane = byServer.get(server) ?? newLane();
      byServer.set(server, lane);
      const askedAt = now();
      const inTurn = () => ask(turnIn(lane, askedAt));
      try {
        return await lane.queue.add(() => all.add(inTurn, { signal }), { signal });
      } finally {
        if (lane.queue.size === 0 && lane.queue.pending <= 1) byServer.delete(server);
      }
    },
  };

  function turnIn(lane: Lane, askedAt: number): Turn {
    const startedAt = now();
    return {
      isKnownSilent: lane.silentAt >= askedAt,
      heard: () => (lane.heardAt = now()),
      silent() {
        if (lane.heardAt < startedAt) lane.silentAt = now();
      },
    };
  }

  function newLane(): Lane {
    return {
      queue: new PQueue({ concurrency: MOST_A_SERVER }),
      heardAt: -Infinity,
      silentAt: -Infinity,
    };
  }
}
