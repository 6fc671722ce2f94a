import { expect, test } from 'vitest';
import { podLog } from '../../src/commands/pod-log.ts';
import type { LogQuery } from '../../src/model/ports.ts';
import { anObject } from '../support/probes/objects.ts';
import { NEVER } from '../support/probes/readers.ts';

test('a log is each container that ran, before it what the one before it said', async () => {
  const pod = anObject(
    'Pod',
    `metadata: { name: pay, namespace: prod }
status:
  initContainerStatuses: [{ name: setup, restartCount: 0, state: { terminated: { exitCode: 0 } } }]
  containerStatuses:
    - { name: app, restartCount: 3, state: { waiting: { reason: CrashLoopBackOff } }, lastState: { terminated: { exitCode: 1 } } }
    - { name: late, restartCount: 0, state: { waiting: { reason: PodInitializing } } }
    - { name: side, restartCount: 1, state: { running: {} } }`,
  );
  const reader = {
    get: async () => pod,
    log: async ({ container, previous, tailLines }: LogQuery) =>
      `${container} ${previous === true ? 'before' : 'now'} ${tailLines}`,
  };

  const tails = await podLog(reader, { kind: 'Pod', name: 'pay', namespace: 'prod' }, NEVER);

  expect(tails.map((one) => one.text)).toEqual([
    'setup now 200',
    'app before 200',
    'side before 200',
    'side now 200',
  ]);
});

test('the log of a pod that is gone says so', async () => {
  const reader = { get: async () => undefined, log: async () => undefined };

  await expect(podLog(reader, { kind: 'Pod', name: 'pay' }, NEVER)).rejects.toMatchObject({
    code: 'object-absent',
  });
});
