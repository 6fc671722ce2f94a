import { expect, test } from 'vitest';
import { judged, type Case } from '../support/readiness/judged.ts';

const CASES: readonly Case[] = [
  [
    'one updated and available on each node is ready',
    'pass',
    null,
    `metadata: { generation: 1 }
status:
  observedGeneration: 1
  desiredNumberScheduled: 2
  numberReady: 2
  updatedNumberScheduled: 2
  numberAvailable: 2`,
  ],
  [
    'one not available is waited for',
    'wait',
    'pods-not-ready',
    `metadata: { generation: 1 }
status:
  { observedGeneration: 1, desiredNumberScheduled: 2, numberReady: 1, updatedNumberScheduled: 2, numberAvailable: 1 }`,
  ],
  [
    'one not updated rolls out',
    'wait',
    'rolling-out',
    `metadata: { generation: 1 }
status:
  { observedGeneration: 1, desiredNumberScheduled: 2, numberReady: 2, updatedNumberScheduled: 1, numberAvailable: 2 }`,
  ],
  [
    'OnDelete with an older pod is ready, with a note',
    'pass',
    'on-delete-older',
    `metadata: { generation: 1 }
spec: { updateStrategy: { type: OnDelete } }
status: { observedGeneration: 1, desiredNumberScheduled: 2, numberReady: 2, updatedNumberScheduled: 1 }`,
  ],
  [
    'one that selects no node has a note',
    'pass',
    'selects-no-node',
    `metadata: { generation: 1 }
status: { observedGeneration: 1, desiredNumberScheduled: 0, numberReady: 0 }`,
  ],
  [
    'missing numbers never match',
    'unknown',
    'field-unreadable',
    `metadata: { generation: 1 }
status: { observedGeneration: 1 }`,
  ],
];

test.each(CASES)('DaemonSet: %s', (_, verdict, code, manifest) => {
  expect(judged('DaemonSet', manifest)).toEqual([verdict, code, 'gateway']);
});
