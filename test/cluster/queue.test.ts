import { expect, test } from 'vitest';
import { createQueue } from '../../src/cluster/queue.ts';
import type { Change, KubeObject } from '../../src/model/ports.ts';
import { wordOf } from '../support/cluster/follower.ts';

const WHOLE: Change = { is: 'whole', apiVersion: 'v1', kind: 'Pod' };

function anObject(name: string, kind: string = 'Pod', version: string = '1'): KubeObject {
  return { apiVersion: 'v1', kind, metadata: { name, resourceVersion: version } };
}

const put = (object: KubeObject): Change => ({ is: 'put', object });

test('of many changes of an object the last is told, in the place of the first', () => {
  const queue = createQueue();
  const latest = anObject('a', 'Pod', '3');

  queue.put('a', put(anObject('a')));
  queue.put('b', put(anObject('b')));
  queue.putLast('scope', WHOLE);
  queue.put('a', put(latest));

  const batch = queue.take();
  expect(batch.map(wordOf)).toEqual(['+a', '+b', 'whole']);
  expect(batch[0]).toEqual(put(latest));
});

test('that all was told comes after all that was told', () => {
  const queue = createQueue();

  queue.putLast('scope', WHOLE);
  queue.put('a', put(anObject('a')));
  queue.putLast('scope', WHOLE);

  expect(queue.take().map(wordOf)).toEqual(['+a', 'whole']);
  expect(queue.take()).toEqual([]);
});

test('many changes are taken in batches, in their order', () => {
  const queue = createQueue();
  for (let index = 0; index < 1200; index += 1)
    queue.put(String(index), put(anObject(`p-${index}`)));

  const batches = [queue.take(), queue.take(), queue.take(), queue.take()];

  expect(batches.map((batch) => batch.length)).toEqual([500, 500, 200, 0]);
  expect(batches.flat().map(wordOf).slice(0, 3)).toEqual(['+p-0', '+p-1', '+p-2']);
});

test('a flood of events that nobody takes is the newest thousands, and no object is lost to them', () => {
  const queue = createQueue();
  queue.put('a', put(anObject('a')));
  for (let index = 0; index < 200_000; index += 1)
    queue.put(`e-${index}`, put(anObject(`e-${index}`, 'Event')));

  const told: string[] = [];
  for (let batch = queue.take(); batch.length > 0; batch = queue.take())
    told.push(...batch.map(wordOf));

  expect(told.length).toBeGreaterThan(10_000);
  expect(told.length).toBeLessThanOrEqual(20_001);
  expect([told[0], told.at(-1)]).toEqual(['+a', '+e-199999']);
});

test('what is whole no more is not told to be', () => {
  const queue = createQueue();
  queue.putLast('scope', WHOLE);

  queue.dropWhole('scope');

  expect(queue.take()).toEqual([]);
});
