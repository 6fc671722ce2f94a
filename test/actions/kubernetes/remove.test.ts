import { expect, test } from 'vitest';
import { remove } from '../../../src/actions/kubernetes/remove.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { memoryCluster } from '../../support/actions/memory-cluster.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { aClock } from '../../support/fake-ports.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER } from '../../support/probes/readers.ts';

const OURS = anObject('ConfigMap', 'metadata: { name: web, namespace: prod, uid: u-1 }');
const INPUT = { apiVersion: 'v1', kind: 'ConfigMap', name: 'web', namespace: 'prod', uid: 'u-1' };

test('the object that was left is deleted, and it is waited until it is gone', async () => {
  const { ports, objects, removed } = memoryCluster([OURS]);

  const result = await remove.act(INPUT, ports, NEVER);

  expect([result.changed, objects, removed]).toEqual([true, [], ['ConfigMap web u-1']]);
});

test('what is gone already is already so', async () => {
  const { ports, removed } = memoryCluster();

  const result = await remove.act(INPUT, ports, NEVER);

  expect([result.changed, result.created, removed]).toEqual([false, [], []]);
});

test('another object of that name is left alone, and both UIDs are said', async () => {
  const { ports, objects, removed } = memoryCluster([
    anObject('ConfigMap', 'metadata: { name: web, namespace: prod, uid: u-2 }'),
  ]);

  const acting = remove.act(INPUT, ports, NEVER);

  await expect(acting).rejects.toMatchObject({
    code: 'remove-other-uid',
    params: { name: 'prod/web', uid: 'u-1', found: 'u-2' },
  });
  expect([objects.length, removed]).toEqual([1, []]);
});

test('what a finalizer holds is named, and it is not deleted a second time', async () => {
  const held = anObject(
    'ConfigMap',
    'metadata: { name: web, namespace: prod, uid: u-1, deletionTimestamp: "2026-01-31T00:00:00Z", finalizers: [x.io/keep] }',
  );
  const { ports } = writersOf([held], { clock: aClock() });
  const writer = { ...ports.writer, remove: () => Promise.reject(new Error('deleted again')) };

  const acting = remove.act(INPUT, { ...ports, writer }, NEVER);

  await expect(acting).rejects.toMatchObject({
    code: 'remove-held',
    params: { name: 'prod/web', held: 'x.io/keep' },
  });
});

test('interrupted anywhere it comes to the same end', async () => {
  const awaited = await interruptedAtEachAwait(remove, INPUT, () => {
    const { ports, objects, removed } = memoryCluster([OURS]);
    return { ports, state: () => objects, made: () => removed };
  });

  expect(awaited).toEqual(['cluster.get', 'writer.remove', 'cluster.get']);
});

test('the plan names the object and its UID, and of a namespace that all in it goes', () => {
  expect(remove.plan(INPUT)).toEqual({
    will: [
      {
        code: 'will-remove',
        params: { kind: 'ConfigMap', name: 'prod/web', uid: 'u-1' },
        count: 1,
        healsByItself: false,
      },
    ],
    byHand: [
      [
        'kubectl',
        'get',
        'ConfigMap',
        'web',
        '--namespace=prod',
        '--output=jsonpath={.metadata.uid}',
      ],
      ['kubectl', 'delete', 'ConfigMap', 'web', '--namespace=prod', '--cascade=foreground'],
    ],
    atRisk: 'web',
  });
  const namespace = { apiVersion: 'v1', kind: 'Namespace', name: 'prod', uid: 'u-2' };
  expect(remove.plan(namespace)).toMatchObject({
    will: [{ code: 'will-remove-namespace', params: { name: 'prod', uid: 'u-2' } }],
    atRisk: 'prod',
  });
});
