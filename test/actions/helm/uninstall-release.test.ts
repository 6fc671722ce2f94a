import { expect, test } from 'vitest';
import { uninstallRelease } from '../../../src/actions/helm/uninstall-release.ts';
import type { Command } from '../../../src/model/ports.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { aReleaseSecret, withPayload } from '../../support/helm/release.ts';
import { NEVER } from '../../support/probes/readers.ts';

const INPUT = { release: 'web', namespace: 'prod' };

function aWorld(secret: ReturnType<typeof aReleaseSecret>) {
  const commands: Command[] = [];
  const { ports } = writersOf([secret], {
    shell: {
      known: async () => 'never-started',
      run: async (_key, command) => {
        commands.push(command);
        return { exitCode: 0, signal: null, output: '', bytes: 0 };
      },
    },
  });
  return { ports, commands };
}

test.each([
  [
    'can not be read',
    withPayload({}, 'no gzip'),
    '2026-01-31T01:00:00Z',
    'helm-release-unreadable',
  ],
  [
    'does not tell when it was installed',
    aReleaseSecret({ firstDeployed: '' }),
    '',
    'helm-release-other',
  ],
])('a release that %s is not taken for the one to remove', async (_what, secret, since, code) => {
  const { ports, commands } = aWorld(secret);

  const undone = uninstallRelease.act({ ...INPUT, firstDeployed: since }, ports, NEVER);

  await expect(undone).rejects.toMatchObject({ code });
  expect(commands).toEqual([]);
});
