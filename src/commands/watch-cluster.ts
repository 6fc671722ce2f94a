import { WizardError } from '../model/error.ts';
import type { ClusterOverview, ClusterWatch } from '../model/overview.ts';
import type { Change, Clock, ClusterReader } from '../model/ports.ts';
import { aCause } from '../model/verdict.ts';
import { takeEnough, type Taken } from '../probes/kubernetes/take-enough.ts';
import { createFollowedCluster, type FollowedCluster } from './followed-cluster.ts';
import { objectEvents } from './object-events.ts';
import { podLog } from './pod-log.ts';
import { WATCHED } from './watched-kinds.ts';

/** At most five pictures a second: nobody reads more. */
const TELL_MS = 200;
/** How fast it goes changes even where nothing else does. */
const REFRESH_MS = 5000;
const AGAIN_MS = 2000;

type Reader = Pick<ClusterReader, 'follow' | 'get' | 'list' | 'log'>;

/** The pinned cluster live, for as long as somebody listens. Nothing that was read before is shown as it is now. */
export function watchCluster(reader: Reader, clock: Clock): ClusterWatch {
  const listeners = new Set<() => void>();
  let now: ClusterOverview | null = null;
  let stop = new AbortController();

  async function follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const followed = createFollowedCluster(now);
      const telling = createTelling(followed, signal);
      try {
        for await (const changes of reader.follow(WATCHED, signal)) {
          await followed.take(changes, clock.now());
          telling.soon();
        }
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof WizardError)) throw error;
        await followed.lose(aCause(error.code, error.params), clock.now());
      }
      telling.atOnce();
      telling.stop();
      await pause(AGAIN_MS, signal);
    }
  }

  function createTelling(followed: FollowedCluster, whole: AbortSignal) {
    const over = new AbortController();
    const signal = AbortSignal.any([whole, over.signal]);
    let isDue = false;
    let wasTold = false;
    const atOnce = () => {
      isDue = false;
      if (signal.aborted) return;
      wasTold = true;
      now = followed.tell(clock.now());
      for (const listener of listeners) listener();
    };
    const every = async () => {
      while (!signal.aborted) {
        await pause(REFRESH_MS, signal);
        if (wasTold) atOnce();
      }
    };
    void every();
    return {
      atOnce,
      soon() {
        if (isDue) return;
        isDue = true;
        void pause(TELL_MS, signal).then(() => isDue && atOnce());
      },
      stop: () => over.abort(),
    };
  }

  /** Being told to stop is how a pause may end. */
  async function pause(ms: number, signal: AbortSignal): Promise<void> {
    await Promise.allSettled([clock.sleep(ms, signal)]);
  }

  return {
    now: () => now,
    onChange(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        stop = new AbortController();
        void follow(stop.signal);
      }
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        stop.abort();
        now = null;
      };
    },
    events: (object, signal) => objectEvents(reader, object, signal),
    log: (pod, signal) => podLog(reader, pod, signal),
  };
}

/** The same once: what there is now, for who does not stay. */
export async function lookAtCluster(
  reader: Pick<ClusterReader, 'follow'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<ClusterOverview> {
  const followed = createFollowedCluster();
  const take = async (changes: readonly Change[]): Promise<Taken> => {
    await followed.take(changes, clock.now());
    return followed.taken();
  };
  try {
    const tell = (until: AbortSignal) => reader.follow(WATCHED, until, { once: true });
    await takeEnough(tell, take, clock, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof WizardError)) throw error;
    await followed.lose(aCause(error.code, error.params), clock.now());
  }
  return followed.tell(clock.now(), { isLast: true });
}
