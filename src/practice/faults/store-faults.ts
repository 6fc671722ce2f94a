import type { STORE_FAULTS } from '../../model/faults/store-faults.ts';
import { EXAMPLE_JENKINS } from '../archives/example-archives.ts';
import { jenkinsBackup } from '../archives/jenkins-backup.ts';
import { type FaultsOf, instead, textGiven } from './fault.ts';

/** Where the example site has it. */
const JENKINS_BACKUP = 'jenkins/jenkins-configuration.tar.gz';
const REGISTRY = 'registry.example.com';

export const STORE_FAULTS_PUT: FaultsOf<typeof STORE_FAULTS> = {
  'image-not-authorised': ({ breaks }, given) => {
    const only = textGiven(given, 'namespace');
    return instead(breaks, 'pull', (usual) => (image, configs, namespace) => {
      const isMeant = image.startsWith(`${REGISTRY}/`) && (only ?? namespace) === namespace;
      if (!isMeant || configs.length === 0) return usual(image, configs, namespace);
      const message = `Failed to pull image "${image}": failed to resolve reference "${image}": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
      return { is: 'refused', message };
    });
  },

  'registry-gone': ({ registry }) => {
    registry.turn('gone');
    return () => registry.turn('up');
  },

  'backup-without-keys': ({ repository }) => {
    const commit = (keys: boolean, message: string) =>
      repository.commit(
        { [JENKINS_BACKUP]: { content: jenkinsBackup({ ...EXAMPLE_JENKINS, keys }) } },
        message,
      );
    commit(false, 'Back up without secrets');
    return () => void commit(true, 'Back up with secrets again');
  },

  'archive-damaged': ({ archives }, given) => {
    const path = textGiven(given, 'path') ?? '';
    const usual = archives.file(path);
    if (usual === undefined) return () => undefined;
    const bytes = Buffer.from(usual.bytes);
    // Behind its head, so that it still looks like an archive.
    for (let at = Math.floor(bytes.length / 2); at < bytes.length * 0.75; at += 1)
      bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
    archives.put(path, { ...usual, bytes });
    // It was put there anew: who got the damaged one sees that this is another.
    return () => archives.put(path, { ...usual, madeAt: usual.madeAt + 1000 });
  },

  'git-gone': ({ repository }) => {
    repository.turn('gone');
    return () => repository.turn('up');
  },
};
