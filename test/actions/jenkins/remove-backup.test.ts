import { expect, test } from 'vitest';
import { removeBackup } from '../../../src/actions/jenkins/remove-backup.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { JENKINS_OBJECTS } from '../../support/jenkins/readers.ts';

const COPIED = { bytes: 7, sha256: 'ab' };
const INPUT = {
  namespace: 'jenkins',
  service: 'jenkins',
  path: '/var/backup/a b.tar.gz',
  ...COPIED,
};

test('what was copied is removed, and only that', async () => {
  const { ports, asked } = aWorld();

  const first = await removeBackup.act(INPUT, ports, NEVER);
  const second = await removeBackup.act(INPUT, ports, NEVER);

  expect([first.changed, second.changed]).toEqual([true, false]);
  const pod = { namespace: 'jenkins', pod: 'jenkins-0' };
  expect(asked).toEqual([1, 2].map(() => [pod, INPUT.path, COPIED]));
});

test('interrupted anywhere and done again, it is gone', async () => {
  const names = await interruptedAtEachAwait(removeBackup, INPUT, () => {
    const world = aWorld();
    return { ports: world.ports, state: () => world.there(), made: () => [] };
  });

  expect(names).toContain('pods.remove');
});

test('by hand it is looked at first, and its path is a word of its own', () => {
  const { will, byHand } = removeBackup.plan(INPUT);

  expect(will).toMatchObject([{ code: 'will-remove-backup', params: { path: INPUT.path } }]);
  const exec = ['kubectl', '--namespace=jenkins', 'exec', 'service/jenkins', '--'];
  expect(byHand).toEqual([
    [...exec, 'sha256sum', INPUT.path],
    [...exec, 'rm', '-f', '--', INPUT.path],
  ]);
});

function aWorld() {
  const asked: unknown[] = [];
  let there = true;
  const { ports } = writersOf(JENKINS_OBJECTS, {
    pods: {
      copyIn: () => Promise.reject(new Error('nothing is copied here')),
      async remove(place, path, copied) {
        asked.push([place, path, copied]);
        const was = there;
        there = false;
        return was;
      },
    },
  });
  return { ports, asked, there: () => there };
}
