import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { podCause } from '../../src/readiness/pod-cause.ts';

const WAITING = (reason: string, message: string = '') =>
  `containerStatuses: [{ name: app, image: "r/app:1", restartCount: 4, state: { waiting: { reason: ${reason}, message: "${message}" } } }]`;

test.each([
  ['a ready pod has none', 'conditions: [{ type: Ready, status: "True" }]', undefined],
  ['a pod that has done its work has none', 'phase: Succeeded', undefined],
  ['a failed one says its reason', '{ phase: Failed, reason: Evicted }', 'pod-failed'],
  [
    'a pod without a node says what is lacking',
    'conditions: [{ type: PodScheduled, status: "False", reason: Unschedulable, message: "0/3 nodes" }]',
    'unschedulable',
  ],
  [
    'an image that is not there',
    WAITING('ImagePullBackOff', 'r/app:1: not found'),
    'image-not-found',
  ],
  [
    'an image that is not given out',
    WAITING('ErrImagePull', '401 Unauthorized'),
    'image-not-authorised',
  ],
  [
    'an image that cannot be had for another reason',
    WAITING('ErrImagePull', 'i/o timeout'),
    'image-pull',
  ],
  [
    'a missing Secret',
    WAITING('CreateContainerConfigError', 'secret not found'),
    'container-config',
  ],
  ['a crash loop', WAITING('CrashLoopBackOff'), 'crash-loop'],
  [
    'memory that ran out, seen behind the crash loop',
    `containerStatuses:
  - name: app
    restartCount: 4
    state: { waiting: { reason: CrashLoopBackOff } }
    lastState: { terminated: { reason: OOMKilled, exitCode: 137 } }`,
    'out-of-memory',
  ],
  [
    'an init container comes before the main ones',
    `initContainerStatuses: [{ name: init, image: i, state: { waiting: { reason: ErrImagePull } } }]
${WAITING('PodInitializing')}`,
    'image-pull',
  ],
  ['a pod that is just starting says nothing', WAITING('ContainerCreating'), undefined],
])('%s', (_, status, code) => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, status: parse(status) };

  expect(podCause(pod)?.code).toBe(code);
});

test('a message of pages with control characters becomes one short line', () => {
  const message = `bad\u001b[31m\n${'x'.repeat(1000)}`;
  const status = { phase: 'Failed', reason: 'Error', message };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, status };

  const shown = String(podCause(pod)?.params['message']);

  expect(shown).toMatch(/^bad \[31m x+…$/);
  expect(shown.length).toBe(240);
});
