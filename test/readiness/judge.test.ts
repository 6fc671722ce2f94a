import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../src/model/ports.ts';
import { judge } from '../../src/readiness/judge.ts';
import { texts } from '../../src/text/index.ts';

/** Each document of the text is an object. */
function objects(text: string): readonly KubeObject[] {
  return parseAllDocuments(text, { merge: true }).map((document) => document.toJS());
}

function told(given: readonly KubeObject[]): readonly string[] {
  return judge(given).map(({ verdict, cause, object }) =>
    [verdict, object?.kind, object?.name, cause?.code ?? '-'].join(' '),
  );
}

function aPod(phase: string, more: object = {}): KubeObject {
  const status = { phase, conditions: [{ type: 'Ready', status: 'True' }] };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'prod', ...more },
    status,
  };
}

test('nothing given is nothing found', () => {
  expect(judge([])).toEqual([]);
});

test('an object given twice in the same words is judged once', () => {
  expect(told([aPod('Running'), aPod('Running')])).toEqual(['pass Pod p -']);
});

test.each([
  ['failing first', [aPod('Failed'), aPod('Running')]],
  ['passing first', [aPod('Running'), aPod('Failed')]],
  ['with one UID, but no versions', [aPod('Failed', { uid: 'u' }), aPod('Running', { uid: 'u' })]],
  [
    'of the same version',
    [
      aPod('Failed', { uid: 'u', resourceVersion: '7' }),
      aPod('Running', { uid: 'u', resourceVersion: '7' }),
    ],
  ],
  [
    'of two clusters',
    [
      aPod('Failed', { uid: 'u', resourceVersion: '7' }),
      aPod('Running', { uid: 'v', resourceVersion: '8' }),
    ],
  ],
  [
    'of which one tells no version',
    [aPod('Failed', { uid: 'u' }), aPod('Running', { uid: 'u', resourceVersion: '8' })],
  ],
  ['three times', [aPod('Failed'), aPod('Running'), aPod('Running')]],
])('two different ones under one name hide each other, and that is said: %s', (_, given) => {
  expect(told(given)).toEqual(['unknown Pod p given-twice']);
});

test('of one object in two versions the newer one counts, in whatever order they come', () => {
  const older = aPod('Running', { uid: 'u', resourceVersion: '999' });
  const newer = aPod('Failed', { uid: 'u', resourceVersion: '1000' });

  const found = [...judge([older, newer]), ...judge([newer, older])];
  expect(found.map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
});

test('what was given twice is no proof that there is no other of its kind', () => {
  const given = objects(`apiVersion: v1
kind: Service
metadata: { name: web, namespace: prod }
spec: { selector: { app: web } }
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-1, namespace: prod, labels: { kubernetes.io/service-name: web } }
endpoints: [{ addresses: [10.0.0.1], conditions: { ready: false } }]
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-1, namespace: prod, labels: { kubernetes.io/service-name: web } }
endpoints: [{ addresses: [10.0.0.1], conditions: { ready: true } }]
`);

  expect(told(given)).toEqual([
    'unknown Service web surroundings-unread',
    'unknown EndpointSlice web-1 given-twice',
  ]);
});

const FAMILY = (of: { deployment?: string; reference?: string; pod?: string }) =>
  objects(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: prod, generation: 1, ${of.deployment ?? ''} }
spec: { replicas: 1 }
status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1 }
---
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: web-1
  namespace: prod
  generation: 1
  ${of.pod ?? ''}
  ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: web, controller: true, ${of.reference ?? ''} }]
spec: { replicas: 1 }
status: { observedGeneration: 1, replicas: 1 }
`);

test.each([
  ['by UID', { deployment: 'uid: d', reference: 'uid: d', pod: 'uid: r' }],
  ['by name where nobody wrote a UID', {}],
  ['by name where only the reference has none', { deployment: 'uid: d' }],
  ['by name where only the reference has one', { reference: 'uid: d' }],
  ['by UID where its own was left out', { deployment: 'uid: d', reference: 'uid: d' }],
])('what an object owns is found: %s', (_, of) => {
  expect(judge(FAMILY(of)).map(({ object }) => object?.name)).toEqual(['web']);
});

test('an owner of the same name that was made again owns nothing of the one before', () => {
  const given = FAMILY({ deployment: 'uid: new', reference: 'uid: old', pod: 'uid: r' });

  expect(judge(given).map(({ object }) => object?.name)).toEqual(['web', 'web-1']);
});

test('an owner by name lies in the same namespace or in none', () => {
  const [, ...owned] = FAMILY({});
  const elsewhere = FAMILY({}).map((one) => ({
    ...one,
    metadata: { ...one.metadata, namespace: 'dev' },
  }));

  expect(judge([...elsewhere.slice(0, 1), ...owned])).toHaveLength(2);
});

test('a UID that is empty is none: nobody becomes its child', () => {
  const empty = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm', uid: '' } };

  expect(told([empty, aPod('Failed', { uid: '' })]).map((line) => line.split(' ')[0])).toEqual([
    'pass',
    'fail',
  ]);
});

test('objects that own themselves or each other are not hidden below nothing', () => {
  const owned = (name: string, owner: string): KubeObject => ({
    ...aPod('Failed'),
    metadata: {
      name,
      uid: name,
      ownerReferences: [
        { apiVersion: 'v1', kind: 'Pod', name: owner, uid: owner, controller: true },
      ],
    },
  });

  const found = judge([owned('self', 'self'), owned('a', 'b'), owned('b', 'a')]);
  expect(found.map(({ verdict, object }) => [verdict, object?.name])).toEqual([
    ['fail', 'self'],
    ['fail', 'a'],
    ['fail', 'b'],
  ]);
});

test('a chain of owners that is longer than anybody builds does no harm', () => {
  const chain = Array.from({ length: 5000 }, (_, index) => ({
    apiVersion: 'example.com/v1',
    kind: 'Link',
    metadata: {
      name: `l${index}`,
      uid: `l${index}`,
      ownerReferences: [
        { kind: 'Link', name: `l${index - 1}`, uid: `l${index - 1}`, controller: true },
      ],
    },
  }));

  expect(
    judge([
      ...chain,
      {
        ...aPod('Failed'),
        metadata: {
          name: 'p',
          ownerReferences: [
            {
              apiVersion: 'example.com/v1',
              kind: 'Link',
              name: 'l4999',
              uid: 'l4999',
              controller: true,
            },
          ],
        },
      },
    ]),
  ).toMatchObject([{ verdict: 'fail', object: { name: 'l0' } }]);
});

test('JSON of any depth is compared', () => {
  const deep = () => {
    let value: unknown = 'x';
    for (let index = 0; index < 100_000; index += 1) value = { value };
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm' }, value };
  };

  expect(told([deep(), deep()])).toEqual(['pass ConfigMap m -']);
});

test('a paused Deployment is told with the command that resumes it', () => {
  const [found] = judge(
    objects(`apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: prod, generation: 1 }
spec: { replicas: 2, paused: true }
status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 }`),
  );

  const remedy = found?.cause ? texts('en').said(found.cause).remedy : '';

  expect(remedy).toBe('Resume it: kubectl rollout resume -n prod deployment gateway');
});
