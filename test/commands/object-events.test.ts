import { expect, test } from 'vitest';
import { objectEvents } from '../../src/commands/object-events.ts';
import type { ListQuery } from '../../src/model/ports.ts';
import { anObject } from '../support/probes/objects.ts';
import { NEVER } from '../support/probes/readers.ts';

test('events are those of this object, newest first, each with its last time', async () => {
  const asked: unknown[] = [];
  const event = (name: string, uid: string, times: string) =>
    anObject(
      'Event',
      `metadata: { name: ${name}, namespace: prod }
involvedObject: { kind: Pod, name: pay, uid: ${uid} }
type: Warning
reason: ${name}
message: it is so
${times}`,
    );
  const reader = {
    list: async (query: ListQuery) => {
      asked.push(query);
      return [
        event('Old', 'one', 'lastTimestamp: "2026-11-23T02:00:00Z"\ncount: 7'),
        event('Before', 'another', 'lastTimestamp: "2026-11-23T02:05:00Z"'),
        event('New', 'one', 'eventTime: "2026-11-23T02:04:00.000000Z"'),
      ];
    },
  };

  const events = await objectEvents(
    reader,
    { kind: 'Pod', name: 'pay', namespace: 'prod', uid: 'one' },
    NEVER,
  );

  expect(
    events.map(({ reason, count, at }) => [reason, count, new Date(at).toISOString()]),
  ).toEqual([
    ['New', 1, '2026-11-23T02:04:00.000Z'],
    ['Old', 7, '2026-11-23T02:00:00.000Z'],
  ]);
  expect(asked).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Event',
      namespace: 'prod',
      fieldSelector: 'involvedObject.kind=Pod,involvedObject.name=pay',
    },
  ]);
});
