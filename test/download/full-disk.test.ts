import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolderWith } from '../support/archives/a-folder.ts';

/** Mounts of one's own, as root or in a user namespace. */
const OWN_MOUNTS = [
  ['unshare', '-m'],
  ['unshare', '-m', '--map-root-user'],
].find(([command = '', ...argv]) => {
  const mount = 'mount -t tmpfs tmpfs /tmp';
  return spawnSync(command, [...argv, 'sh', '-c', mount]).status === 0;
});

test.skipIf(OWN_MOUNTS === undefined && process.env['CI'] !== 'true')(
  'a full disk is told before a download where its length is known, else when it is full, and nothing half is left',
  () => {
    const small = aFolderWith();
    const program = path.join(import.meta.dirname, '../support/archives/fill-disk.ts');
    const mount = 'mount -t tmpfs -o size=400k tmpfs "$0" && exec "$@"';
    const [command = '', ...argv] = OWN_MOUNTS ?? ['unshare', '-m'];

    const { stdout, stderr } = spawnSync(
      command,
      [...argv, 'sh', '-c', mount, small, process.execPath, program, small],
      { encoding: 'utf8' },
    );

    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      said: ['download-no-space', 'download-no-space', 'archive-no-space'],
      kept: true,
      left: ['zeros'],
    });
  },
);
