import type { KubeObject } from '../model/ports.ts';
import { textAt } from './read-object.ts';

const MOST_OBJECTS = 10_000;
const MOST_OF_ONE = 24;

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

/** Event API `v1` and `events.k8s.io/v1` name it differently. */
export function eventMessage(event: KubeObject): string {
  return textAt(event, 'message') ?? textAt(event, 'note') ?? '';
}

/** Which part of the object: `spec.containers{app}`. */
export function involvedField(event: KubeObject): string {
  return (
    textAt(event, 'involvedObject', 'fieldPath') ?? textAt(event, 'regarding', 'fieldPath') ?? ''
  );
}

/**
 * What an event tells, without what differs each time: `Failed` is said of an image that can't be pulled and of the
 * container that so can't be made, `Unhealthy` of three probes.
 */
function topicOf(event: KubeObject): string {
  const [topic = ''] = /^(?:\S{1,40}\s?){0,2}/.exec(eventMessage(event)) ?? [];
  return [textAt(event, 'reason'), involvedField(event), topic].join(' ');
}

export type EventShelf = {
  put(event: KubeObject): void;
  gone(event: KubeObject): void;
  /** Newest first. */
  of(uid: string): readonly KubeObject[];
};

/** The newest event of each topic of each object. A cluster in trouble holds a million of them: most are not kept. */
export function createEventShelf(): EventShelf {
  const kept = new Map<string, Map<string, KubeObject>>();
  return {
    put(event) {
      const uid = involvedUid(event);
      if (uid === undefined) return;
      const topics = kept.get(uid) ?? new Map<string, KubeObject>();
      const topic = topicOf(event);
      const before = topics.get(topic);
      if (before === undefined || eventTime(before) <= eventTime(event)) {
        topics.delete(topic);
        topics.set(topic, event);
      }
      forgetHalf(topics, MOST_OF_ONE);
      // To the end of the row: the object that was quiet for longest is forgotten first.
      kept.delete(uid);
      kept.set(uid, topics);
      forgetHalf(kept, MOST_OBJECTS);
    },
    gone(event) {
      const uid = involvedUid(event) ?? '';
      const topics = kept.get(uid);
      const topic = topicOf(event);
      if (topics?.get(topic)?.metadata.name === event.metadata.name) topics.delete(topic);
      if (topics?.size === 0) kept.delete(uid);
    },
    of: (uid) =>
      [...(kept.get(uid)?.values() ?? [])].toSorted((a, b) =>
        eventTime(b) < eventTime(a) ? -1 : Number(eventTime(b) > eventTime(a)),
      ),
  };
}

/** The older half at once: to look for the oldest one each time is slow where many before it have been deleted. */
function forgetHalf(map: Map<string, unknown>, most: number): void {
  if (map.size <= most) return;
  for (const key of map.keys()) {
    if (map.size <= most / 2) return;
    map.delete(key);
  }
}
