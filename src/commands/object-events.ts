import { isObject } from '../model/json.ts';
import type { ObjectEvent } from '../model/overview.ts';
import type { ClusterReader, KubeObject } from '../model/ports.ts';
import type { ObjectRef } from '../model/verdict.ts';

const MOST = 200;

/** The last events of an object, newest first. */
export async function objectEvents(
  reader: Pick<ClusterReader, 'list'>,
  object: ObjectRef,
  signal: AbortSignal,
): Promise<readonly ObjectEvent[]> {
  const { kind, name, namespace, uid } = object;
  const query = {
    apiVersion: 'v1',
    kind: 'Event',
    fieldSelector: `involvedObject.kind=${kind},involvedObject.name=${name}`,
    // Those of a node lie in a namespace all the same.
    ...(namespace === undefined ? {} : { namespace }),
  };
  const events = await reader.list(query, signal);
  return events
    .filter((event) => isOf(event, kind, uid))
    .map(eventOf)
    .toSorted((a, b) => b.at - a.at)
    .slice(0, MOST);
}

/** One of the same name may have been there before. Of a node, kubelets write the name for the UID. */
function isOf(event: KubeObject, kind: string, uid: string | undefined): boolean {
  const of = isObject(event['involvedObject']) ? event['involvedObject'] : {};
  return uid === undefined || kind === 'Node' || of['uid'] === undefined || of['uid'] === uid;
}

function eventOf(event: KubeObject): ObjectEvent {
  const series = isObject(event['series']) ? event['series'] : {};
  const times = [
    series['lastObservedTime'],
    event['lastTimestamp'],
    event['eventTime'],
    event['firstTimestamp'],
    event.metadata['creationTimestamp'],
  ];
  const at = times.map((one) => (typeof one === 'string' ? Date.parse(one) : Number.NaN));
  const counts = [series['count'], event['count']].filter((one) => typeof one === 'number');
  return {
    at: at.find((one) => !Number.isNaN(one)) ?? 0,
    type: text(event['type']),
    reason: text(event['reason']),
    message: text(event['message']),
    count: Math.max(1, ...counts),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
