import type { RunHandle } from '../src/model/run.ts';
import { aCause, type Cause, type ObjectRef } from '../src/model/verdict.ts';
import type { Place } from './act.ts';
import type { Ticker } from './store.ts';
import type { Msg } from './update.ts';

/** Reads the log or the events of an object for as long as they are on the screen. */
export type ObjectReading = {
  /** Told where the operator is, again and again. */
  at(place: Place): void;
  close(): void;
};

type Read = Extract<Place, { at: 'pod-log' | 'object-events' }>;

const AGAIN_MS = 5000;

export function createObjectReading(
  handle: Pick<RunHandle, 'cluster'>,
  ticker: Pick<Ticker, 'now'>,
  came: (msg: Msg) => void,
  causeOf: (error: unknown) => Cause | undefined,
): ObjectReading {
  const closing = new AbortController();
  let now = { key: '', askedAt: 0, isAsking: false };

  const { signal } = closing;
  const failed = (error: unknown) => (signal.aborted ? undefined : causeOf(error));

  async function log(of: ObjectRef): Promise<Msg | undefined> {
    const tails = handle.cluster()?.log(of, signal) ?? Promise.resolve(aCause('no-target'));
    const found = await tails.then(undefined, failed);
    return found === undefined ? undefined : { is: 'log', read: { of, found } };
  }

  async function events(of: ObjectRef): Promise<Msg | undefined> {
    const all = handle.cluster()?.events(of, signal) ?? Promise.resolve(aCause('no-target'));
    const found = await all.then(undefined, failed);
    return found === undefined ? undefined : { is: 'object-events', read: { of, found } };
  }

  async function read(place: Read, key: string): Promise<void> {
    const msg = await (place.at === 'pod-log' ? log(place.object) : events(place.object));
    // The operator may have gone on since.
    if (now.key !== key || signal.aborted) return;
    now = { ...now, isAsking: false };
    if (msg !== undefined) came(msg);
  }

  return {
    at(place) {
      if (place.at !== 'pod-log' && place.at !== 'object-events') {
        now = { ...now, key: '' };
        return;
      }
      const key = JSON.stringify(place);
      const isNew = key !== now.key;
      if (!isNew && (now.isAsking || ticker.now() - now.askedAt < AGAIN_MS)) return;
      now = { key, askedAt: ticker.now(), isAsking: true };
      void read(place, key);
    },
    close: () => closing.abort(),
  };
}
