import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KubeObject } from '../../../src/model/ports.ts';
import { CODES } from '../../../src/readiness/causes/codes.ts';
import { schedulerParts } from '../../../src/readiness/causes/scheduling.ts';
import { treeCauses } from '../../../src/readiness/causes/tree.ts';
import { texts } from '../../../src/text/index.ts';
import { aroundOf, objectsFrom } from '../../support/readiness/given.ts';

const REASONS = [
  'CrashLoopBackOff',
  'ErrImagePull',
  'CreateContainerConfigError',
  'RunContainerError',
  'ContainerCreating',
  'OOMKilled',
  'Unhealthy',
  'FailedMount',
  'FailedCreatePodSandBox',
  'FailedCreate',
  'Evicted',
  'Failed',
];
const absurd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...REASONS), fc.string());
const ended = fc.record({ exitCode: absurd, reason: absurd, message: absurd, startedAt: absurd });
const state = fc.record(
  { waiting: fc.record({ reason: absurd, message: absurd }), terminated: ended, running: absurd },
  { requiredKeys: [] },
);
const statuses = fc.oneof(
  absurd,
  fc.array(
    fc.oneof(
      absurd,
      fc.record({ name: absurd, image: absurd, restartCount: absurd, state, lastState: state }),
    ),
  ),
);
const conditions = fc.oneof(
  absurd,
  fc.array(
    fc.record({
      type: fc.constantFrom('PodScheduled', 'Ready', 'ReplicaFailure', 'ContainersReady'),
      status: fc.oneof(absurd, fc.constantFrom('True', 'False')),
      reason: absurd,
      message: absurd,
    }),
  ),
);
const spec = fc.oneof(
  absurd,
  fc.record(
    {
      nodeName: fc.oneof(absurd, fc.constant('n1')),
      containers: absurd,
      initContainers: fc.oneof(
        absurd,
        fc.array(fc.record({ name: absurd, restartPolicy: absurd })),
      ),
      volumes: fc.oneof(
        absurd,
        fc.array(fc.record({ name: absurd, persistentVolumeClaim: absurd })),
      ),
      imagePullSecrets: absurd,
      schedulingGates: absurd,
      readinessGates: absurd,
      nodeSelector: absurd,
      affinity: absurd,
      replicas: absurd,
      strategy: absurd,
    },
    { requiredKeys: [] },
  ),
);
const status = fc.oneof(
  absurd,
  fc.record(
    {
      phase: fc.oneof(absurd, fc.constantFrom('Running', 'Pending', 'Failed')),
      reason: absurd,
      message: absurd,
      conditions,
      containerStatuses: statuses,
      initContainerStatuses: statuses,
    },
    { requiredKeys: [] },
  ),
);
const event = fc.record({ reason: absurd, message: absurd, lastTimestamp: absurd });

function raw(kind: string, name: string, owner: string | null, rest: object): KubeObject {
  return {
    ...rest,
    apiVersion: kind === 'Pod' || kind === 'Event' || kind === 'Node' ? 'v1' : 'apps/v1',
    kind,
    metadata: {
      name,
      namespace: 'prod',
      uid: name,
      ...(owner === null ? {} : { ownerReferences: [{ controller: true, uid: owner }] }),
    },
  };
}

test('nothing is thrown on absurd objects, and each cause is of a known code, short and told in words', () => {
  const words = texts('en');
  fc.assert(
    fc.property(spec, status, spec, status, event, absurd, (a, b, c, d, told, finalizers) => {
      const pod = raw('Pod', 'pod', 'set', { spec: c, status: d });
      const objects = [
        raw('Deployment', 'gateway', null, { spec: a, status: b }),
        raw('ReplicaSet', 'set', 'gateway', { spec: a, status: b }),
        { ...pod, metadata: { ...pod.metadata, finalizers } },
        { ...raw('Event', 'e1', null, told), involvedObject: { uid: 'pod' } },
        { ...raw('Event', 'e2', null, told), involvedObject: { uid: 'set' } },
        raw('Node', 'n1', null, { status: b }),
      ];
      const around = aroundOf(objects, ['v1 Secret', 'v1 PersistentVolumeClaim']);

      const causes = objects.flatMap((object) => treeCauses(object, around));

      for (const cause of causes) {
        const shown = Object.values(cause.params).filter((value) => typeof value === 'string');
        expect(Object.keys(CODES)).toContain(cause.code);
        expect(shown.filter((text) => text.length > 240 || /[\p{Cc}]/u.test(text))).toEqual([]);
        expect(words.said(cause).says).not.toMatch(/\{\{\w+\}\}|\$t\(container/);
      }
    }),
    { numRuns: 500 },
  );
});

test('a message of pages with control characters becomes one short line', () => {
  const message = `bad\u001b[31m\n${'x'.repeat(1000)}`;
  const [pod] = objectsFrom([{ name: 'p', status: { phase: 'Failed', reason: 'Odd', message } }]);

  const [cause] = pod === undefined ? [] : treeCauses(pod, aroundOf([pod]));

  expect(cause?.params['message']).toMatch(/^bad \[31m x{230}…$/);
});

test('no foreign text is looked up as a text of ours', () => {
  const message = '$t(cause.crash-loop.says) {{name}}';
  const [pod] = objectsFrom([
    {
      name: 'p',
      status: {
        containerStatuses: [{ name: 'app', state: { waiting: { reason: 'Odd', message } } }],
      },
    },
  ]);

  const [cause] = pod === undefined ? [] : treeCauses(pod, aroundOf([pod]));

  expect(cause && texts('en').said(cause).says).toBe(
    'Pod prod/p: container app waits (Odd): $t (cause.crash-loop.says) {{name}}',
  );
});

test('the scheduler is taken apart, the largest part first, and nothing of preemption is among them', () => {
  const said =
    '0/8 nodes are available: 1 node(s) were unschedulable, 3 Insufficient memory, 4 node(s) had untolerated taint {a: b}. preemption: 0/8 nodes are available: 8 Preemption is not helpful for scheduling.';

  const { of, parts } = schedulerParts(said);

  expect([of, ...parts.map(({ nodes, code }) => `${nodes} ${code}`)]).toEqual([
    8,
    '4 unschedulable-taint',
    '3 unschedulable-resource',
    '1 unschedulable-cordoned',
  ]);
});

test('five hundred pods with events are one cause', () => {
  const names = Array.from({ length: 500 }, (_, index) => `pod-${index}`);
  const objects = objectsFrom([
    { kind: 'Deployment', name: 'gateway', spec: { replicas: 500 } },
    { kind: 'ReplicaSet', name: 'set', of: 'gateway', spec: { replicas: 500 } },
    ...names.map((name) => ({
      name,
      of: 'set',
      spec: { containers: [{ name: 'app', image: 'a', readinessProbe: {} }] },
      status: {
        phase: 'Running',
        containerStatuses: [{ name: 'app', ready: false, started: true, state: { running: {} } }],
      },
    })),
    ...names.map((on) => ({
      kind: 'Event',
      on,
      reason: 'Unhealthy',
      message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
    })),
  ]);
  const [root] = objects;
  const around = aroundOf(objects);

  expect(root === undefined ? [] : treeCauses(root, around)).toMatchObject([
    { code: 'probe-readiness', count: 500 },
  ]);
});
