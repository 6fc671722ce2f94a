import type { JsonObject } from '../../model/json.ts';
import { numberAt, objectAt, textAt } from '../store/json.ts';
import { apiVersionOf, kindNamed } from '../store/kinds.ts';
import { nameOf, namespaceOf, timeText, uidOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';

export type Saying = {
  readonly type?: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `spec.containers{app}` */
  readonly field?: string;
  /** `kubelet`, `default-scheduler` … */
  readonly by: string;
  readonly host?: string;
};

/** Writes what happens to an object as an Event; the same again is counted in the one that is there. */
export type Recorder = (about: JsonObject, saying: Saying) => void;

const EVENT = kindNamed('Event');
const MOST_KNOWN = 4000;

export function createRecorder(store: Store): Recorder {
  const known = new Map<string, { readonly namespace: string; readonly name: string }>();
  // A time, that no two share.
  let counted = Date.now() * 1000;
  return (about, saying) => {
    const { type = 'Normal', reason, message, field, by, host } = saying;
    const namespace = namespaceOf(about) ?? 'default';
    const key = [uidOf(about), type, reason, field, message].join('\n');
    const place = known.get(key);
    const before = place === undefined ? undefined : store.get(EVENT, place);
    const now = timeText();
    if (before !== undefined) {
      const count = (numberAt(before, 'count') ?? 1) + 1;
      store.put(EVENT, { ...before, count, lastTimestamp: now });
      return;
    }
    counted += 1;
    const name = `${nameOf(about)}.${counted.toString(16)}`;
    known.set(key, { namespace, name });
    for (const old of known.keys()) if (known.size > MOST_KNOWN) known.delete(old);
    store.put(EVENT, {
      metadata: { name, namespace, creationTimestamp: now },
      involvedObject: {
        kind: textAt(about, 'kind') ?? '',
        ...namespaceIn(about),
        name: nameOf(about),
        uid: uidOf(about),
        apiVersion: textAt(about, 'apiVersion') ?? apiVersionOf(EVENT),
        resourceVersion: textAt(objectAt(about, 'metadata'), 'resourceVersion') ?? '',
        ...(field === undefined ? {} : { fieldPath: field }),
      },
      reason,
      message,
      source: { component: by, ...(host === undefined ? {} : { host }) },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
      type,
      eventTime: null,
      reportingComponent: by,
      reportingInstance: host ?? '',
    });
  };
}

function namespaceIn(about: JsonObject): JsonObject {
  const namespace = namespaceOf(about);
  return namespace === undefined ? {} : { namespace };
}
