import { expect, test } from 'vitest';
import { backupCopied } from '../../../src/probes/jenkins/backup-copied.ts';
import type { ArchiveSeen } from '../../../src/model/archives.ts';
import { WizardError } from '../../../src/model/error.ts';
import type { FileInPod } from '../../../src/model/pod-files.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { aJenkins } from '../../support/jenkins/a-jenkins.ts';
import { JENKINS, jenkinsReaders } from '../../support/jenkins/readers.ts';
import { NEVER } from '../../support/probes/readers.ts';

const SUM = 'ab'.repeat(32);
const HERE: ArchiveSeen = {
  is: 'whole',
  bytes: 7,
  modifiedAt: 0,
  type: 'tar.gz',
  sha256: SUM,
  unpackedBytes: 9,
  entries: [],
};

test('the backup is there with the same size and checksum', async () => {
  const { seen, asked } = await look(HERE, { bytes: 7, sha256: SUM });

  expect(seen).toMatchObject({ verdict: 'pass', finds: { sha256: SUM, bytes: 7 } });
  expect(asked).toEqual([['jenkins-0', '/var/jenkins_home/backup/jenkins.tar.gz']]);
});

test.for<readonly [string, ArchiveSeen, FileInPod | undefined, string, string]>([
  ['missing there', HERE, undefined, 'fail', 'jenkins-backup-missing'],
  ['shorter there', HERE, { bytes: 6, sha256: SUM }, 'fail', 'jenkins-backup-differs'],
  ['another there', HERE, { bytes: 7, sha256: 'cd' }, 'fail', 'jenkins-backup-differs'],
  ['missing here', { is: 'missing' }, { bytes: 7, sha256: SUM }, 'unknown', 'file-missing'],
  ['a folder here', { is: 'folder' }, undefined, 'unknown', 'jenkins-backup-other'],
])('one that is %s is said', async ([, here, there, verdict, code]) => {
  const { seen } = await look(here, there);

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
});

test('a Service without pods is waited for, one that is missing is not', async () => {
  const service: KubeObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'jenkins', namespace: 'jenkins' },
    spec: { selector: { app: 'jenkins' } },
  };

  const none = await look(HERE, undefined, [service]);
  const gone = await look(HERE, undefined, []);

  expect([none.seen.verdict, none.seen.cause?.code]).toEqual(['wait', 'service-without-pods']);
  expect([gone.seen.verdict, gone.seen.cause?.code]).toEqual(['fail', 'service-missing']);
});

test('a pod that may not be asked is unknown', async () => {
  const refused = new WizardError('forbidden', 'api-forbidden', { resource: 'pods/exec' });
  const { seen } = await look(HERE, refused);

  expect(seen).toMatchObject({ verdict: 'unknown', cause: { code: 'api-forbidden' } });
});

async function look(
  here: ArchiveSeen,
  there: FileInPod | undefined | WizardError,
  objects?: readonly KubeObject[],
) {
  const asked: (readonly string[])[] = [];
  const ports = jenkinsReaders(await aJenkins(), {
    archives: { ...FAKE_READERS.archives, look: async () => here },
    inPod: {
      async file({ pod }, path) {
        asked.push([pod, path]);
        if (there instanceof WizardError) throw there;
        return there;
      },
    },
    ...(objects === undefined ? {} : { objects }),
  });
  const input = { ...JENKINS, file: 'downloads/jenkins.tar.gz' };
  return { seen: await backupCopied.look(input, ports, NEVER), asked };
}
