import { expect, test } from 'vitest';
import { copyBackup } from '../../../src/actions/jenkins/copy-backup.ts';
import { WizardError } from '../../../src/model/error.ts';
import type { KubeObject, Writers } from '../../../src/model/ports.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { NEVER } from '../../support/probes/readers.ts';

const SERVICE: KubeObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'jenkins', namespace: 'jenkins' },
  spec: { selector: { app: 'jenkins' } },
};
const POD: KubeObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'jenkins-0', namespace: 'jenkins', labels: { app: 'jenkins' } },
  status: { phase: 'Running' },
};
const INPUT = { namespace: 'jenkins', service: 'jenkins', file: 'down loads/backup $(1).tar.gz' };
const PATH = '/var/jenkins_home/backup/backup $(1).tar.gz';

test('the backup is copied into the pod that runs, with its progress', async () => {
  const { ports, copies, seen } = aWorld();

  const done = await copyBackup.act({ ...INPUT, container: 'jenkins' }, ports, NEVER);

  expect(done).toMatchObject({
    changed: true,
    created: [
      {
        what: { kind: 'File', name: PATH, namespace: 'jenkins' },
        undo: {
          uses: 'jenkins/remove-backup',
          with: { service: 'jenkins', container: 'jenkins', path: PATH, bytes: 7, sha256: 'ab' },
        },
      },
    ],
  });
  expect(copies).toEqual([
    [{ namespace: 'jenkins', pod: 'jenkins-0', container: 'jenkins' }, INPUT.file, PATH],
  ]);
  expect(seen.progress).toEqual([{ done: 4, of: 7, unit: 'bytes' }]);
  expect(done.evidence[0]?.text).toContain('"sha256":"ab"');
});

test('what is there already is said so, and is nothing that this run made', async () => {
  const { ports } = aWorld({ there: true });

  const done = await copyBackup.act(INPUT, ports, NEVER);

  expect(done).toMatchObject({ changed: false, created: [] });
});

test.for<readonly [string, readonly KubeObject[], string]>([
  ['Service', [POD], 'service-missing'],
  ['pod', [SERVICE], 'service-without-pods'],
])('without a %s nothing is copied', async ([, objects, code]) => {
  const { ports, copies } = aWorld({ objects });

  await expect(copyBackup.act(INPUT, ports, NEVER)).rejects.toMatchObject({ code });
  expect(copies).toEqual([]);
});

test('why it was not copied goes up', async () => {
  const cut = new WizardError('not-proven', 'pod-copy-cut');
  const { ports } = aWorld({
    pods: { copyIn: () => Promise.reject(cut), remove: () => Promise.reject(cut) },
  });

  await expect(copyBackup.act(INPUT, ports, NEVER)).rejects.toBe(cut);
});

test('interrupted anywhere and done again, it is copied once', async () => {
  const names = await interruptedAtEachAwait(copyBackup, INPUT, () => {
    const world = aWorld();
    return { ports: world.ports, state: () => world.there(), made: () => world.made };
  });

  expect(names).toContain('pods.copyIn');
});

test('each command by hand has the path as a word of its own', () => {
  const { will, byHand } = copyBackup.plan({ ...INPUT, container: 'main' });

  expect(will).toMatchObject([{ code: 'will-copy-backup', params: { path: PATH } }]);
  const kubectl = ['kubectl', '--namespace=jenkins'];
  const exec = [...kubectl, 'exec', 'service/jenkins', '--container=main', '--'];
  expect(byHand).toEqual([
    [...exec, 'mkdir', '-p', '/var/jenkins_home/backup'],
    [...kubectl, 'get', 'pods'],
    [...kubectl, 'cp', INPUT.file, `POD:${PATH}`, '--container=main'],
    ['sha256sum', INPUT.file],
    [...exec, 'sha256sum', PATH],
  ]);
});

test('it wants both rights with which API servers ask for a command in a pod', async () => {
  const wanted = await copyBackup.wants?.(INPUT, aWorld().ports, NEVER);

  expect(wanted).toEqual(
    ['get', 'create'].map((verb) => ({
      verb,
      group: '',
      resource: 'pods/exec',
      namespace: 'jenkins',
    })),
  );
});

function aWorld(
  more: {
    readonly objects?: readonly KubeObject[];
    readonly there?: boolean;
    readonly pods?: Writers['pods'];
  } = {},
) {
  const copies: unknown[] = [];
  const made: string[] = [];
  let there = more.there ?? false;
  const { ports, seen } = writersOf(more.objects ?? [SERVICE, POD], {
    pods: more.pods ?? {
      remove: () => Promise.reject(new Error('nothing is removed here')),
      async copyIn(place, file, path, onProgress) {
        copies.push([place, file, path]);
        onProgress(4, 7);
        const changed = !there;
        if (changed) made.push(path);
        there = true;
        return { bytes: 7, sha256: 'ab', changed };
      },
    },
  });
  return { ports, seen, copies, made, there: () => there };
}
