import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change, KubeObject } from '../../../src/model/ports.ts';
import { printOf, printText } from '../../../src/probes/kubernetes/fingerprint.ts';
import { unbrokenOf } from '../../../src/probes/kubernetes/unbroken.ts';
import { createView } from '../../../src/readiness/view.ts';
import { blind, put } from '../../support/probes/follower.ts';
import { aTree, anObject } from '../../support/probes/objects.ts';

const KINDS = [
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
  { apiVersion: 'v1', kind: 'Pod' },
];
const TWO = aTree('gateway', ['ready', 'ready']);

function textOf(objects: readonly KubeObject[], ...more: readonly Change[]): string {
  const view = createView();
  view.apply([
    ...put(...objects),
    ...KINDS.map((kind): Change => ({ is: 'whole', ...kind })),
    ...more,
  ]);
  return unbrokenOf(view.around.all('apps/Deployment'), view);
}

const changed = (object: KubeObject, status: object, metadata: object = {}) => ({
  ...object,
  metadata: { ...object.metadata, ...metadata },
  status: { ...Object(object['status']), ...status },
});
const [deployment, replicaSet, pod, other] = TWO;
if (!deployment || !replicaSet || !pod || !other) throw new Error('no tree');

const BREAKS: readonly (readonly [string, readonly KubeObject[]])[] = [
  ['a container was started again', aTree('gateway', ['ready', 'ready'], { restarts: 1 })],
  ['a pod was replaced', [deployment, replicaSet, pod, changed(other, {}, { uid: 'new' })]],
  ['all of it was replaced', aTree('gateway', ['ready', 'ready'], { uid: 'second' })],
  ['it was made again', [changed(deployment, {}, { uid: 'new' }), replicaSet, pod, other]],
  [
    'a pod is being deleted',
    [deployment, replicaSet, pod, changed(other, {}, { deletionTimestamp: 'now' })],
  ],
  ['a pod was evicted', [deployment, replicaSet, pod, changed(other, { phase: 'Failed' })]],
  ['a pod more runs', aTree('gateway', ['ready', 'ready', 'ready'])],
  [
    'an init container was started again',
    [
      deployment,
      replicaSet,
      pod,
      changed(other, { initContainerStatuses: [{ name: 'init', restartCount: 1 }] }),
    ],
  ],
];

test.each(BREAKS)('it is another text where %s', (_, objects) => {
  expect(textOf(objects)).not.toBe(textOf(TWO));
});

const GONE_BEFORE = changed(other, {}, { name: 'x', uid: 'x', deletionTimestamp: 'now' });
const HOLDS: readonly (readonly [string, readonly KubeObject[]])[] = [
  ['nothing changed', TWO],
  ['they are told in another order', [deployment, other, pod, replicaSet]],
  ['a pod is not ready for a moment', aTree('gateway', ['ready', 'starting'])],
  ['a pod that was on its way out is gone', [...TWO, GONE_BEFORE]],
  [
    'a stranger was started again',
    [
      ...TWO,
      anObject(
        'Pod',
        'metadata: { name: x, namespace: prod }\nstatus: { containerStatuses: [{ name: app, restartCount: 7 }] }',
      ),
    ],
  ],
];

test.each(HOLDS)('it is the same text where %s', (_, objects) => {
  expect(textOf(objects)).toBe(textOf(TWO));
});

test('where pods can not be read it is another text, as nobody knows', () => {
  const unread = textOf(TWO, blind({ apiVersion: 'v1', kind: 'Pod' }, 'api-forbidden'));

  expect(unread).not.toBe(textOf(TWO));
});

const fingerprint = (words: readonly string[]) => printText(printOf(words));

test('a fingerprint tells words apart, in whatever order they come', () => {
  const words = Array.from({ length: 5000 }, (_, n) => `8f2c-${n}`);

  expect(fingerprint(words)).toBe(fingerprint(words.toReversed()));
  expect(new Set(words.map((word) => fingerprint([word]))).size).toBe(5000);
  expect(fingerprint([])).not.toBe(fingerprint(['']));
});

test('objects that own themselves have a text like others', () => {
  const { apiVersion, kind, metadata } = deployment;
  const { name, uid } = metadata;
  const reference = { apiVersion, kind, name, uid, controller: true };
  const own = changed(deployment, {}, { ownerReferences: [reference] });

  expect(textOf([own, replicaSet, pod, other])).toBe(textOf(TWO));
});

const STATES: readonly Change[] = [
  ...BREAKS.flatMap(([, objects]) => [
    ...put(...objects),
    ...objects.map((object): Change => ({ is: 'gone', object })),
  ]),
  ...put(...TWO, ...TWO, ...TWO),
  ...KINDS.map((kind): Change => ({ is: 'whole', ...kind })),
  ...KINDS.map((kind) => blind(kind, 'api-forbidden')),
];

test('told after each change or once after all of them, it is the same text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STATES), { maxLength: 30 }), (changes) => {
      const view = createView();
      view.apply(put(...TWO));
      for (const change of changes) {
        view.apply([change]);
        unbrokenOf(view.around.all('apps/Deployment'), view);
      }
      const once = createView();
      once.apply([...put(...TWO), ...changes]);

      expect(unbrokenOf(view.around.all('apps/Deployment'), view)).toBe(
        unbrokenOf(once.around.all('apps/Deployment'), once),
      );
    }),
    { numRuns: 300 },
  );
});
