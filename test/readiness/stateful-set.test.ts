import { expect, test } from 'vitest';
import { judged, type Case } from '../support/readiness/judged.ts';

const CASES: readonly Case[] = [
  [
    'all ready and updated is ready',
    'pass',
    null,
    `metadata: { generation: 1 }
spec: { replicas: 3, updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 0 } } }
status: { observedGeneration: 1, replicas: 3, readyReplicas: 3, updatedReplicas: 3 }`,
  ],
  [
    'one not ready is waited for',
    'wait',
    'pods-not-ready',
    `metadata: { generation: 1 }
spec: { replicas: 3 }
status: { observedGeneration: 1, replicas: 3, readyReplicas: 2, updatedReplicas: 3 }`,
  ],
  [
    'ready ones of an older revision roll out',
    'wait',
    'rolling-out',
    `metadata: { generation: 1 }
spec: { replicas: 3 }
status: { observedGeneration: 1, replicas: 3, readyReplicas: 3, updatedReplicas: 1 }`,
  ],
  [
    'a partition keeps the others as they are, with a note',
    'pass',
    'partition-holds',
    `metadata: { generation: 1 }
spec: { replicas: 3, updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 2 } } }
status: { observedGeneration: 1, replicas: 3, readyReplicas: 3, updatedReplicas: 1 }`,
  ],
  [
    'above the partition all have to be updated',
    'wait',
    'rolling-out',
    `metadata: { generation: 1 }
spec: { replicas: 3, updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 1 } } }
status: { observedGeneration: 1, replicas: 3, readyReplicas: 3, updatedReplicas: 1 }`,
  ],
  [
    'OnDelete with older pods is ready, with a note',
    'pass',
    'on-delete-older',
    `metadata: { generation: 2 }
spec: { replicas: 2, updateStrategy: { type: OnDelete } }
status:
  { observedGeneration: 2, replicas: 2, readyReplicas: 2, currentRevision: a, updateRevision: b }`,
  ],
  [
    'OnDelete with none ready is not ready',
    'wait',
    'pods-not-ready',
    `metadata: { generation: 1 }
spec: { replicas: 2, updateStrategy: { type: OnDelete } }
status: { observedGeneration: 1, replicas: 2, currentRevision: a, updateRevision: a }`,
  ],
  [
    'one that still has too many pods is waited for',
    'wait',
    'old-pods-left',
    `metadata: { generation: 1 }
spec: { replicas: 1 }
status: { observedGeneration: 1, replicas: 2, readyReplicas: 1, updatedReplicas: 1 }`,
  ],
  [
    'none desired serves nothing',
    'wait',
    'scaled-to-zero',
    `metadata: { generation: 1 }
spec: { replicas: 0 }
status: { observedGeneration: 1, replicas: 0 }`,
  ],
  [
    'without replicas nothing can be told',
    'unknown',
    'field-unreadable',
    `metadata: { generation: 1 }
spec: {}
status: { observedGeneration: 1 }`,
  ],
];

test.each(CASES)('StatefulSet: %s', (_, verdict, code, manifest) => {
  expect(judged('StatefulSet', manifest)).toEqual([verdict, code, 'gateway']);
});
