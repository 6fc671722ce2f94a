import type { Change } from '../model/ports.ts';

const MOST_AT_ONCE = 500;
const MOST_EVENTS = 20_000;

/** What a follower has still to be told: of each thing only the last, however slow it is. */
export type Queue = {
  /** Takes the place of what is still to be told under this key. */
  put(key: string, change: Change): void;
  /** Comes after all else. */
  putLast(key: string, change: Change): void;
  /** It is whole no more before that was told. */
  dropWhole(key: string): void;
  take(): readonly Change[];
};

export function createQueue(): Queue {
  const waiting = new Map<string, Change>();
  let events = 0;

  function isEvent(change: Change | undefined): boolean {
    return change?.is === 'put' && change.object.kind === 'Event';
  }

  /** Half of them at once: to look for the oldest each time would be slow where much has been taken. */
  function forgetOldEvents(): void {
    for (const [key, change] of waiting) {
      if (events <= MOST_EVENTS / 2) return;
      if (isEvent(change)) drop(key);
    }
  }

  function drop(key: string): void {
    if (isEvent(waiting.get(key))) events -= 1;
    waiting.delete(key);
  }

  return {
    put(key, change) {
      if (isEvent(waiting.get(key))) events -= 1;
      if (isEvent(change)) events += 1;
      waiting.set(key, change);
      if (events > MOST_EVENTS) forgetOldEvents();
    },
    putLast(key, change) {
      waiting.delete(key);
      waiting.set(key, change);
    },
    dropWhole(key) {
      if (waiting.get(key)?.is === 'whole') drop(key);
    },
    take() {
      const batch: Change[] = [];
      for (const [key, change] of waiting) {
        if (batch.length === MOST_AT_ONCE) break;
        batch.push(change);
        drop(key);
      }
      return batch;
    },
  };
}
