import PQueue from 'p-queue';

const PER_SERVER = 32;
const IN_ALL = 256;

/** Lets so many questions run at once, in all and a server. Who waits and is aborted is gone at once. */
export type Lanes = {
  run<T>(server: string, ask: () => Promise<T>, signal: AbortSignal): Promise<T>;
};

export function createLanes(): Lanes {
  const all = new PQueue({ concurrency: IN_ALL });
  const lanes = new Map<string, PQueue>();

  function laneOf(server: string): PQueue {
    const known = lanes.get(server);
    if (known !== undefined) return known;
    const lane = new PQueue({ concurrency: PER_SERVER });
    lane.addEventListener('idle', () => lanes.delete(server));
    lanes.set(server, lane);
    return lane;
  }

  return {
    async run(server, ask, signal) {
      signal.throwIfAborted();
      // Its own server's turn first: what waits for a slow one must not stand in the way of the others.
      return await laneOf(server).add(() => all.add(ask, { signal }), { signal });
    },
  };
}
