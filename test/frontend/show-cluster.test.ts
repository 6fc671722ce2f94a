import { expect, test } from 'vitest';
import { askTrouble } from '../../src/frontend/plain/ask-trouble.ts';
import { canShowCluster } from '../../src/frontend/plain/show-cluster.ts';
import { DEMO_OVERVIEW, fakeCluster } from '../support/demo-cluster.ts';
import { demoRun } from '../support/demo-run.ts';
import { aPlainDesk } from '../support/plain-desk.ts';

const LATE = { is: 'late', step: 'deploy-script', decisions: ['check-again', 'skip'] } as const;

test('where a step waits for the cluster, a person can look at it, and is asked again', async () => {
  const cluster = fakeCluster(null);
  const { desk, said } = aPlainDesk(
    demoRun({}, { cluster: cluster.watch }),
    'en',
    'look at the cluster',
  );

  const asking = Promise.allSettled([askTrouble(desk, LATE)]);
  await expect.poll(() => cluster.listeners()).toBe(1);
  cluster.become({ ...DEMO_OVERVIEW, isWhole: false });
  cluster.become(DEMO_OVERVIEW);
  const [{ status }] = await asking;

  expect(status).toBe('rejected');
  expect(said.filter((line) => line.endsWith('look at the cluster'))).toHaveLength(2);
  expect(said.join('\n')).toContain('4,562 of 4,605 pods are ready');
  expect(said.join('\n')).toContain('1. 41 pods: image pull not authorised');
  expect(said.join('\n')).not.toContain('Not all of the cluster is read yet');
  expect(cluster.listeners()).toBe(0);
});

test('it is not offered without a cluster, nor where the step has nothing to do with one', () => {
  const { desk } = aPlainDesk(demoRun(), 'en');
  const unpinned = aPlainDesk(demoRun({ target: null }), 'en');

  expect([
    canShowCluster(desk, 'deploy-script'),
    canShowCluster(desk, 'bind-eip'),
    canShowCluster(unpinned.desk, 'deploy-script'),
  ]).toEqual([true, false, false]);
});
