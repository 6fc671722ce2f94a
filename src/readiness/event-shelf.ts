import type { KubeObject } from '../model/ports.ts';
import { textAt } from './read-object.ts';

const MOST_OBJECTS = 20_000;

/** The UID of the object that an event is about: `v1` and `events.k8s.io/v1` name it differently. */
export function involvedUid(event: KubeObject): string | undefined {
  return textAt(event, 'involvedObject', 'uid') ?? textAt(event, 'regarding', 'uid');
}

/** When it was last seen: RFC 3339, or empty. */
export function eventTime(event: KubeObject): string {
  return (
    textAt(event, 'series', 'lastObservedTime') ??
    textAt(event, 'lastTimestamp') ??
    textAt(event, 'eventTime') ??
    textAt(event, 'metadata', 'creationTimestamp') ??
    ''
  );
}

export type EventShelf = {
  put(event: KubeObject): void;
  gone(event: KubeObject): void;
  /** Newest first. */
  of(uid: string): readonly KubeObject[];
};

/** The newest event of each reason of each object. A cluster in trouble holds a million of them: most are not kept. */
export function createEventShelf(): EventShelf {
  const kept = new Map<string, Map<string, KubeObject>>();
  return {
    put(event) {
      const uid = involvedUid(event);
      if (uid === undefined) return;
      const reasons = kept.get(uid) ?? new Map<string, KubeObject>();
      const reason = textAt(event, 'reason') ?? '';
      const before = reasons.get(reason);
      if (before === undefined || eventTime(before) <= eventTime(event)) reasons.set(reason, event);
      // To the end of the row: the object that was quiet for longest is forgotten first.
      kept.delete(uid);
      kept.set(uid, reasons);
      const [oldest] = kept.keys();
      if (kept.size > MOST_OBJECTS && oldest !== undefined) kept.delete(oldest);
    },
    gone(event) {
      const uid = involvedUid(event) ?? '';
      const reasons = kept.get(uid);
      const reason = textAt(event, 'reason') ?? '';
      if (reasons?.get(reason)?.metadata.name === event.metadata.name) reasons.delete(reason);
      if (reasons?.size === 0) kept.delete(uid);
    },
    of: (uid) =>
      [...(kept.get(uid)?.values() ?? [])].toSorted((a, b) =>
        eventTime(b).localeCompare(eventTime(a)),
      ),
  };
}
