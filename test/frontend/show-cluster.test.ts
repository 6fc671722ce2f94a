import { expect, test } from 'vitest';
import { askTrouble } from '../../src/frontend/plain/ask-trouble.ts';
import { LeftOff, type Desk } from '../../src/frontend/plain/desk.ts';
import { canShowCluster } from '../../src/frontend/plain/show-cluster.ts';
import { texts } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { DEMO_OVERVIEW, fakeCluster } from '../support/demo-cluster.ts';
import { demoRun } from '../support/demo-run.ts';
import { NOW, type FakeRun } from '../support/fake-run.ts';

/** A person who answers with these, one after the other. */
function aDesk({ handle }: FakeRun, ...answers: readonly string[]) {
  const said: string[] = [];
  const waiting = [...answers];
  const words = texts('en');
  const desk: Desk = {
    handle,
    texts: words,
    voice: voiceOf(handle.book, () => handle.scope(), words),
    now: () => NOW,
    say: (...lines) => said.push(...lines),
    async ask() {
      const next = waiting.shift();
      if (next === undefined) throw new LeftOff();
      return next;
    },
    decide: async () => true,
  };
  return { desk, said };
}

const LATE = { is: 'late', step: 'deploy-script', decisions: ['check-again', 'skip'] } as const;

test('where a step waits for the cluster, a person can look at it, and is asked again', async () => {
  const cluster = fakeCluster(null);
  const { desk, said } = aDesk(demoRun({}, { cluster: cluster.watch }), 'look at the cluster');

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
  const { desk } = aDesk(demoRun());
  const unpinned = aDesk(demoRun({ target: null }));

  expect([
    canShowCluster(desk, 'deploy-script'),
    canShowCluster(desk, 'bind-eip'),
    canShowCluster(unpinned.desk, 'deploy-script'),
  ]).toEqual([true, false, false]);
});
