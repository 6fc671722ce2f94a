import { expect, test } from 'vitest';
import type { KubeObject } from '../../../src/model/ports.ts';
import { workloadsReady } from '../../../src/probes/kubernetes/workloads-ready.ts';
import { aDeployment, anObject } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const look = (objects: readonly KubeObject[], workloads: object[]) =>
  workloadsReady.look(
    { workloads: workloads.map((one) => ({ namespace: 'prod', ...one })) },
    readersOf(objects),
    NEVER,
  );
const GATEWAY = { kind: 'Deployment', name: 'gateway' };
const EUREKA = { kind: 'Deployment', name: 'eureka' };

test.each([
  ['all there and ready', [aDeployment('gateway', 2, 2)], [GATEWAY], 'pass', null],
  ['kind left open', [aDeployment('gateway', 2, 2)], [{ name: 'gateway' }], 'pass', null],
  ['none expected', [aDeployment('gateway', 2, 2)], [], 'unknown', 'nothing-expected'],
  [
    'an expected one absent',
    [aDeployment('gateway', 2, 2)],
    [GATEWAY, EUREKA],
    'fail',
    'object-absent',
  ],
  [
    'of another kind',
    [aDeployment('gateway', 2, 2)],
    [{ ...GATEWAY, kind: 'StatefulSet' }],
    'fail',
    'object-absent',
  ],
  ['one not ready', [aDeployment('gateway', 2, 1)], [GATEWAY], 'wait', 'pods-not-ready'],
  ['none desired', [aDeployment('gateway', 0, 0)], [GATEWAY], 'wait', 'scaled-to-zero'],
  [
    'none desired where the site says so',
    [aDeployment('gateway', 0, 0)],
    [{ ...GATEWAY, replicas: 0 }],
    'pass',
    null,
  ],
  [
    'none desired where one is expected',
    [aDeployment('gateway', 0, 0)],
    [{ ...GATEWAY, replicas: 1 }],
    'wait',
    'scaled-to-zero',
  ],
  [
    'fewer than expected',
    [aDeployment('gateway', 1, 1)],
    [{ ...GATEWAY, replicas: 2 }],
    'wait',
    'fewer-than-expected',
  ],
  [
    'more than expected',
    [aDeployment('gateway', 3, 3)],
    [{ ...GATEWAY, replicas: 2 }],
    'pass',
    null,
  ],
  [
    'only wanted ones',
    [aDeployment('gateway', 1, 1)],
    [{ ...GATEWAY, need: 'wanted' }],
    'unknown',
    'nothing-expected',
  ],
  [
    'an entry that cannot be read',
    [],
    [{ kind: 'Job', name: 'x' }],
    'unknown',
    'expected-malformed',
  ],
  ['an entry without a name', [], [{ kind: 'Deployment' }], 'unknown', 'expected-malformed'],
])('%s', async (_, objects, workloads, verdict, code) => {
  const seen = await look(objects, workloads);

  expect([seen.verdict, seen.cause?.code ?? null]).toEqual([verdict, code]);
});

test('a wanted one that is missing is a note, and so is another that is not ready', async () => {
  const objects = [aDeployment('gateway', 1, 1), aDeployment('stranger', 2, 0)];

  const seen = await look(objects, [GATEWAY, { ...EUREKA, need: 'wanted' }]);

  expect(seen.verdict).toBe('pass');
  expect(seen.notes).toMatchObject([
    { code: 'object-absent', params: { name: 'prod/eureka' } },
    { code: 'pods-not-ready', params: { name: 'prod/stranger', ready: 0, desired: 2 } },
  ]);
});

test('a DaemonSet that selects no node is not ready', async () => {
  const agent = anObject(
    'DaemonSet',
    `metadata: { name: agent, namespace: prod, generation: 1 }
status: { observedGeneration: 1, desiredNumberScheduled: 0, numberReady: 0 }`,
  );

  const seen = await look([agent], [{ kind: 'DaemonSet', name: 'agent' }]);

  expect(seen).toMatchObject({ verdict: 'wait', cause: { code: 'scaled-to-zero' } });
});

test('the causes of its pods stand beside that of the workload, each kind counted', async () => {
  const pod = (name: string, reason: string) =>
    anObject(
      'Pod',
      `metadata: { name: ${name}, namespace: prod, labels: { app: gateway } }
status:
  phase: Pending
  containerStatuses:
    - { name: app, image: "r/app:1", state: { waiting: { reason: ${reason}, message: unauthorized } } }`,
    );
  const pods = [
    pod('a', 'ErrImagePull'),
    pod('b', 'CrashLoopBackOff'),
    pod('c', 'ImagePullBackOff'),
  ];

  const seen = await look([aDeployment('gateway', 3, 0), ...pods], [GATEWAY]);

  expect(seen.cause).toMatchObject({ code: 'pods-not-ready', params: { ready: 0, desired: 3 } });
  expect(seen.others).toMatchObject([
    { code: 'image-not-authorised', count: 2, params: { name: 'prod/a', image: 'r/app:1' } },
    { code: 'crash-loop', count: 1, params: { name: 'prod/b' } },
  ]);
  expect(seen.progress).toEqual({ done: 0, of: 3, unit: 'pods' });
});

const INGRESS = anObject(
  'Ingress',
  `metadata: { name: front, namespace: prod }
spec:
  rules:
    - host: "*.example.com"
      http: { paths: [{ backend: { service: { name: web } } }] }`,
);
const SLICE = (ready: boolean) =>
  anObject(
    'EndpointSlice',
    `metadata: { name: web-1, namespace: prod, labels: { kubernetes.io/service-name: web } }
endpoints: [{ conditions: { ready: ${ready} } }]`,
  );

test.each([
  ['pay.example.com', [INGRESS, SLICE(true)], 'pass', null],
  ['pay.example.com', [INGRESS, SLICE(false)], 'wait', 'backend-without-endpoints'],
  ['pay.example.com', [INGRESS], 'wait', 'backend-without-endpoints'],
  ['a.b.example.com', [INGRESS, SLICE(true)], 'fail', 'host-without-ingress'],
  ['pay.example.org', [], 'fail', 'host-without-ingress'],
])('host %s', async (host, objects, verdict, code) => {
  const seen = await workloadsReady.look({ workloads: [{ host }] }, readersOf(objects), NEVER);

  expect([seen.verdict, seen.cause?.code ?? null]).toEqual([verdict, code]);
});
