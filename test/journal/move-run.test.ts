import { spawnSync } from 'node:child_process';
import { mkdir, readFile, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { openJournal } from '../../src/journal/open-journal.ts';
import { readJournal } from '../../src/journal/read-journal.ts';
import { findRun } from '../../src/journal/runs.ts';
import { RUN_STARTED, WIZARD } from '../support/events.ts';
import { RUN, aFolder, aRun, options, started } from '../support/journal/a-home.ts';

test('a run goes on in another folder with all that it had, and is found where it began', async () => {
  const { home, journal } = await aRun([RUN_STARTED, started('one')]);
  const { file } = await journal.evidence('pods', 'all there');
  const begun = journal.folder;
  const other = path.join(await aFolder(), 'new', 'disk');

  const before = journal.append(started('two'), WIZARD);
  const moved = journal.moveTo(other);
  const after = journal.append(started('three'), WIZARD);
  const evidence = journal.evidence('later', 'there as well');
  await Promise.all([before, moved, after]);

  expect(journal.folder).toBe(path.join(other, RUN));
  expect(await readFile(path.join(journal.folder, file), 'utf8')).toBe('all there');
  expect(await readFile(path.join(journal.folder, (await evidence).file), 'utf8')).toBe(
    'there as well',
  );
  expect((await stat(journal.folder)).mode & 0o777).toBe(0o700);
  expect(await readlink(path.join(begun, 'moved'))).toBe(journal.folder);
  await expect(openJournal(begun, options())).rejects.toMatchObject({ code: 'run-locked' });
  await journal.close();
  const resumed = await openJournal(begun, options());
  expect(resumed).toMatchObject({ lines: 4, folder: journal.folder });
  await resumed.close();
  expect(await findRun(home, 'last')).toMatchObject({ run: RUN, folder: journal.folder, lines: 4 });
});

test('a folder that is taken or cannot be made changes nothing', async () => {
  const { journal } = await aRun();
  const begun = journal.folder;
  const other = await aFolder();
  await mkdir(path.join(other, RUN));

  await expect(journal.moveTo(other)).rejects.toMatchObject({ code: 'run-folder-taken' });
  await expect(journal.moveTo(path.join(begun, 'lock', 'x'))).rejects.toMatchObject({
    code: 'run-folder-missing',
  });

  await journal.append(started('one'), WIZARD);
  expect(journal.folder).toBe(begun);
  expect(await readJournal(path.join(begun, 'journal.jsonl'))).toMatchObject({ lines: 2 });
});

/** How a program gets mounts of its own here: as root, or as root of a user namespace. */
const OWN_MOUNTS = [
  ['unshare', '-m'],
  ['unshare', '-rm'],
].find(([command = '', ...argv]) => {
  const mount = 'mount -t tmpfs tmpfs /tmp';
  return spawnSync(command, [...argv, 'sh', '-c', mount]).status === 0;
});
const SKIPPED =
  OWN_MOUNTS === undefined ? ' (skipped: run as root, with unshare(1), to mount a small disk)' : '';

test.skipIf(OWN_MOUNTS === undefined && process.env['CI'] !== 'true')(
  `a full disk refuses a fact, keeps the record whole, and lets it go on elsewhere${SKIPPED}`,
  { timeout: 30_000 },
  async () => {
    const [small, other] = [await aFolder(), await aFolder()];

    const { stdout, stderr } = fillDisk(small, other);

    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      refused: ['disk-full', 'disk-full'],
      full: { lines: true, torn: null, damaged: null },
      short: true,
      movedTo: 'a1b2c3d4e5f6',
      linesAfter: 2,
      evidence: 'seen',
    });
  },
);

function fillDisk(small: string, other: string) {
  const program = path.join(import.meta.dirname, '../support/journal/fill-disk.ts');
  const mount = 'mount -t tmpfs -o size=64k tmpfs "$0" && exec "$@"';
  const [command = '', ...argv] = OWN_MOUNTS ?? ['unshare', '-m'];
  return spawnSync(
    command,
    [...argv, 'sh', '-c', mount, small, process.execPath, program, small, other],
    { encoding: 'utf8' },
  );
}
