import { expect, test } from 'vitest';
import { judgeObject } from '../../src/readiness/index.ts';
import { judged, type Case } from '../support/readiness/judged.ts';

const CASES: readonly Case[] = [
  [
    'all updated and available is ready',
    'pass',
    null,
    `metadata: { generation: 2 }
spec: { replicas: 2 }
status: { observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2 }`,
  ],
  [
    'an observed generation behind is waited for',
    'wait',
    'not-observed',
    `metadata: { generation: 3 }
spec: { replicas: 2 }
status: { observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2 }`,
  ],
  [
    'a status that was never written is waited for',
    'wait',
    'not-observed',
    `metadata: { generation: 1 }
spec: { replicas: 1 }
status: {}`,
  ],
  [
    'counts that match mean nothing before the controller has looked',
    'wait',
    'not-observed',
    `metadata: { generation: 1 }
spec: { replicas: 1 }
status: { replicas: 1, updatedReplicas: 1, availableReplicas: 1 }`,
  ],
  [
    'without a generation nothing can be told',
    'unknown',
    'field-unreadable',
    `metadata: {}
spec: { replicas: 1 }
status: { replicas: 1, updatedReplicas: 1, availableReplicas: 1 }`,
  ],
  [
    'two missing numbers never match',
    'unknown',
    'field-unreadable',
    `metadata: { generation: 1 }
spec: {}
status: { observedGeneration: 1 }`,
  ],
  [
    'a count that is no number cannot be read',
    'unknown',
    'field-unreadable',
    `metadata: { generation: 1 }
spec: { replicas: 1 }
status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: "1" }`,
  ],
  [
    'one being deleted is waited for',
    'wait',
    'object-terminating',
    `metadata: { generation: 1, deletionTimestamp: "2026-01-01T00:00:00Z" }
spec: { replicas: 1 }
status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 }`,
  ],
  [
    'an exceeded progress deadline is a failure',
    'fail',
    'progress-deadline',
    `metadata: { generation: 1 }
spec: { replicas: 1 }
status:
  observedGeneration: 1
  replicas: 1
  updatedReplicas: 1
  conditions: [{ type: Progressing, status: "False", reason: ProgressDeadlineExceeded }]`,
  ],
  [
    'fewer updated than desired rolls out',
    'wait',
    'rolling-out',
    `metadata: { generation: 1 }
spec: { replicas: 3 }
status: { observedGeneration: 1, replicas: 3, updatedReplicas: 1, availableReplicas: 3 }`,
  ],
  [
    'pods of an old template that are left keep it waiting',
    'wait',
    'old-pods-left',
    `metadata: { generation: 1 }
spec: { replicas: 2 }
status: { observedGeneration: 1, replicas: 3, updatedReplicas: 2, availableReplicas: 2 }`,
  ],
  [
    'a surge that serves beside the old ones is not the end',
    'wait',
    'old-pods-left',
    `metadata: { generation: 1 }
spec: { replicas: 1 }
status: { observedGeneration: 1, replicas: 2, updatedReplicas: 1, availableReplicas: 2 }`,
  ],
  [
    'updated but not available is waited for, however much may be unavailable',
    'wait',
    'pods-not-ready',
    `metadata: { generation: 1 }
spec: { replicas: 1, strategy: { rollingUpdate: { maxUnavailable: 1 } } }
status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1 }`,
  ],
  [
    'pods that may not be created name why',
    'wait',
    'pods-refused',
    `metadata: { generation: 1 }
spec: { replicas: 1 }
status:
  observedGeneration: 1
  conditions: [{ type: ReplicaFailure, status: "True", reason: FailedCreate, message: exceeded quota }]`,
  ],
  [
    'a paused one that is complete is ready, with a note',
    'pass',
    'paused-ready',
    `metadata: { generation: 1 }
spec: { replicas: 1, paused: true }
status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 }`,
  ],
  [
    'a paused one that is not complete says that it will not go on',
    'wait',
    'paused',
    `metadata: { generation: 1 }
spec: { replicas: 2, paused: true }
status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 }`,
  ],
  [
    'none desired serves nothing',
    'wait',
    'scaled-to-zero',
    `metadata: { generation: 1 }
spec: { replicas: 0 }
status: { observedGeneration: 1 }`,
  ],
  [
    'a stalled one is a failure',
    'fail',
    'object-stalled',
    `metadata: { generation: 1 }
spec: { replicas: 1 }
status: { observedGeneration: 1, conditions: [{ type: Stalled, status: "True", message: x }] }`,
  ],
];

test.each(CASES)('Deployment: %s', (_, verdict, code, manifest) => {
  expect(judged('Deployment', manifest)).toEqual([verdict, code, 'gateway']);
});

test('a kind without a rule is never held for ready', () => {
  const object = { apiVersion: 'example.com/v1', kind: 'Deployment', metadata: { name: 'x' } };

  expect(judgeObject(object)).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'kind-not-judged' },
  });
});
