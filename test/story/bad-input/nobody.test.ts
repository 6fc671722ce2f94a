import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { aPlace } from './a-place.ts';

/** A number that no user of this machine has, in a container as likely as not. */
const AS_NOBODY = ['--reuid=54321', '--clear-groups'];
const canSwitch = spawnSync('setpriv', [...AS_NOBODY, process.execPath, '-e', '0']).status === 0;

test.skipIf(!canSwitch)('whoever has no name on this machine can work all the same', async () => {
  const place = await aPlace();

  const ended = await place.run(['runs'], {
    node: 'setpriv',
    nodeArgs: [...AS_NOBODY, process.execPath],
    cwd: '/',
    env: { DR_WIZARD_HOME: '/nonexistent' },
  });

  expect([ended.exitCode, ended.stderr]).toEqual([0, 'No runs in /nonexistent.\n']);
});
