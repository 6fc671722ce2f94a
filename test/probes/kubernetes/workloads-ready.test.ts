import { expect, test } from 'vitest';
import type { KubeObject } from '../../../src/model/ports.ts';
import { workloadsReady } from '../../../src/probes/kubernetes/workloads-ready.ts';
import { aDeployment, anObject, aTree } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const look = (objects: readonly KubeObject[], workloads: object[]) =>
  workloadsReady.look(
    { workloads: workloads.map((one) => ({ namespace: 'prod', ...one })) },
    readersOf(objects),
    NEVER,
  );
const GATEWAY = { kind: 'Deployment', name: 'gateway' };
const NOT_OBSERVED =
  'metadata: { name: gateway, namespace: prod, generation: 2 }\nspec: { replicas: 1 }\nstatus: { observedGeneration: 1 }';
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
  ['one not ready', aTree('gateway', ['ready', 'starting']), [GATEWAY], 'wait', 'pod-starting'],
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
  [
    'an entry of the wrong need',
    [],
    [{ ...GATEWAY, need: 'maybe' }],
    'unknown',
    'expected-malformed',
  ],
  [
    'an entry with absurd replicas',
    [],
    [{ ...GATEWAY, replicas: -1 }],
    'unknown',
    'expected-malformed',
  ],
  [
    'the same name twice, of which one is ready',
    [aDeployment('gateway', 1, 1), anObject('StatefulSet', NOT_OBSERVED)],
    [{ name: 'gateway' }],
    'wait',
    'not-observed',
  ],
  ['an entry without a name', [], [{ kind: 'Deployment' }], 'unknown', 'expected-malformed'],
])('%s', async (_, objects, workloads, verdict, code) => {
  const seen = await look(objects, workloads);

  expect([seen.verdict, seen.cause?.code ?? null]).toEqual([verdict, code]);
});

test('a wanted one that is missing is a note, and so is another that is not ready', async () => {
  const objects = [aDeployment('gateway', 1, 1), ...aTree('stranger', ['starting', 'starting'])];

  const seen = await look(objects, [GATEWAY, { ...EUREKA, need: 'wanted' }]);

  expect(seen.verdict).toBe('pass');
  expect(seen.notes).toMatchObject([
    { code: 'object-absent', params: { name: 'prod/eureka' } },
    { code: 'pod-starting', count: 2, params: { workload: 'Deployment prod/stranger' } },
  ]);
});

test('a DaemonSet that selects no node is not ready, and nobody is told to scale it', async () => {
  const agent = anObject(
    'DaemonSet',
    `metadata: { name: agent, namespace: prod, generation: 1 }
status: { observedGeneration: 1, desiredNumberScheduled: 0, numberReady: 0 }`,
  );

  const seen = await look([agent], [{ kind: 'DaemonSet', name: 'agent' }]);

  expect(seen).toMatchObject({ verdict: 'wait', cause: { code: 'selects-no-node' } });
});

const DENIED = { waiting: 'ImagePullBackOff', message: 'pull access denied, unauthorized' };

test('what explains most stands first, once for all that it holds, and the workloads beside it', async () => {
  const objects = [
    ...aTree('eureka', ['ready', 'starting']),
    ...aTree('gateway', [DENIED, DENIED, 'ready']),
    ...aTree('orders', [DENIED, DENIED]),
  ];

  const seen = await look(objects, [EUREKA, GATEWAY, { name: 'orders' }]);

  expect(seen).toMatchObject({
    verdict: 'wait',
    cause: { code: expect.stringMatching(/^image-/), count: 4, object: { kind: 'Pod' } },
    progress: { done: 2, of: 7, unit: 'pods' },
  });
  expect(seen.others).toMatchObject([
    { code: 'pod-starting', count: 1 },
    { code: 'pods-not-ready', params: { name: 'prod/eureka', ready: 1, desired: 2 } },
    { code: 'pods-not-ready', params: { name: 'prod/gateway', ready: 1, desired: 3 } },
    { code: 'pods-not-ready', params: { name: 'prod/orders', ready: 0, desired: 2 } },
  ]);
  expect(seen.evidence[0]?.text).toContain('"name":"prod/orders"');
});

test('an expected one that is absent stands before what only waits', async () => {
  const seen = await look(aTree('gateway', [DENIED, DENIED]), [GATEWAY, EUREKA]);

  expect(seen).toMatchObject({ verdict: 'fail', cause: { code: 'object-absent' } });
  expect(seen.others[0]).toMatchObject({ code: expect.stringMatching(/^image-/), count: 2 });
});

test('an absent one counts with the pods that it should have', async () => {
  const seen = await look([aDeployment('gateway', 2, 2)], [GATEWAY, { ...EUREKA, replicas: 3 }]);

  expect(seen.progress).toEqual({ done: 2, of: 5, unit: 'pods' });
});

test('one that is named twice is counted once', async () => {
  const seen = await look([aDeployment('gateway', 2, 2)], [GATEWAY, { name: 'gateway' }]);

  expect(seen).toMatchObject({ verdict: 'pass', progress: { done: 2, of: 2 } });
});
