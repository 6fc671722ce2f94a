import { spawnSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Ended } from '../../support/program.ts';
import { answers, aPlace, aSection, type Place } from './a-place.ts';

/** Mounts of one's own, by root or as one who looks like root to themselves. */
const OWN_MOUNTS = [
  ['unshare', '-m'],
  ['unshare', '-rm'],
].find(
  ([command = '', ...argv]) =>
    spawnSync(command, [...argv, 'sh', '-c', 'mount -t tmpfs tmpfs /tmp']).status === 0,
);
const WHY = OWN_MOUNTS === undefined ? ' (skipped: needs unshare(1) and the right to mount)' : '';
const isSkipped = OWN_MOUNTS === undefined && process.env['CI'] !== 'true';

const FILES = {
  'one.yaml': aSection('{ id: a, title: { en: A }, manual: {}, attest: { en: Seen. } }'),
  // The script leaves a trace each time it starts, and makes what its probe looks at.
  'tool.yaml': aSection(
    '{ id: install, title: { en: Install }, timeout: 20s, uses: script, with: { file: "${{ run.folder }}/install.sh", args: ["${{ run.folder }}"] }, prove: [{ probe: command/version, with: { program: helm } }] }',
    '{ id: after, title: { en: After }, prove: [{ probe: command/version, with: { program: helm } }] }',
  ),
  'install.sh':
    '#!/bin/sh\necho started >> "$1/starts"\nprintf \'#!/bin/sh\\necho v3.14.0\\n\' > "$1/bin/helm"\nchmod +x "$1/bin/helm"\n',
  'answers.yaml': answers(),
};

/** Runs the program where the home lies on a disk of another kind; afterwards the home is kept as `after`. */
async function runOn(mount: string, place: Place, argv: readonly string[]): Promise<Ended> {
  await mkdir(place.home, { recursive: true });
  const [command = '', ...flags] = OWN_MOUNTS ?? ['unshare', '-m'];
  const script = `cd "$0" && ${mount} && { "$@"; code=$?; cp -r home after; exit $code; }`;
  return place.run(argv, {
    node: command,
    nodeArgs: [...flags, 'sh', '-c', script, place.folder, process.execPath],
    env: { PATH: `${place.at('bin')}:/usr/bin:/bin` },
  });
}

const READ_ONLY = 'mount --bind home home && mount -o remount,bind,ro home';

describe.skipIf(isSkipped)(`a disk that cannot be written${WHY}`, () => {
  test('a read-only home is said before anything starts', async () => {
    const place = await aPlace(FILES);

    const ended = await runOn(READ_ONLY, place, ['incident', 'one.yaml']);

    expect(ended.stderr.trimEnd().split('\n')).toEqual([
      `${place.home} may not be written, so a run could not be recorded.`,
      'Choose a folder that is yours: DR_WIZARD_HOME=/path/to/folder dr-wizard',
    ]);
    expect([ended.exitCode, await place.runs()]).toEqual([2, []]);
  });

  test('a read-only home is said in Chinese too', async () => {
    const place = await aPlace(FILES);

    const ended = await runOn(READ_ONLY, place, ['incident', 'one.yaml', '--lang', 'zh-CN']);

    expect(ended.stderr.trimEnd().split('\n')).toEqual([
      `${place.home} 不可写，无法记录运行。`,
      '请选择你可写的目录：DR_WIZARD_HOME=/path/to/folder dr-wizard',
    ]);
    expect(ended.exitCode).toBe(2);
  });

  test('a run that became read-only can be listed and reported, not gone on with', async () => {
    const place = await aPlace(FILES);
    await place.run(['incident', 'one.yaml']);

    const ended = await runOn(READ_ONLY, place, ['resume', 'last']);
    const told = await runOn(READ_ONLY, place, ['report', 'last']);

    expect(ended.stderr).toMatch(
      /\/lock may not be written\.\nMake its folder writable for you, or /,
    );
    expect([ended.exitCode, told.exitCode]).toEqual([1, 0]);
  });

  test('a home without room for the first line is said, and nothing starts', async () => {
    const place = await aPlace(FILES);

    const ended = await runOn(disk(4), place, ['incident', 'tool.yaml', ...BY_ANSWERS]);

    expect(ended.stderr).toMatch(NO_ROOM);
    expect([ended.exitCode, await starts(place)]).toEqual([1, 0]);
  });

  test('wherever in a run the disk is full: it is said, and nothing starts that is not recorded', async () => {
    const outcomes: string[] = [];
    for (const kib of [8, 12, 16, 20, 24, 28, 1024]) {
      const place = await aPlace(FILES);
      await mkdir(place.at('bin'));

      const ended = await runOn(disk(kib), place, ['incident', 'tool.yaml', ...BY_ANSWERS]);

      const journal = await journalOf(place);
      const isWhole = journal.includes('"type":"run-finished"');
      outcomes.push(NO_ROOM.test(ended.stderr) ? 'said' : String(ended.exitCode));
      expect(await starts(place), `${kib}`).toBeLessThanOrEqual(
        journal.split('"type":"step-started"').length - 1,
      );
      expect(journal, `${kib}`).not.toMatch(FALSE_FAILURE);
      expect(ended.exitCode, `${kib}: ${ended.stderr}`).toBe(isWhole ? 0 : 1);
    }
    expect(outcomes[0]).toBe('said');
    expect(outcomes.at(-1)).toBe('0');
  });
});

const BY_ANSWERS = ['--answers', 'answers.yaml'];
const NO_ROOM =
  /^There is no room to write \S+\.\nFree space on that disk, or go on in a folder on another disk\.$/m;

/** Whatever began may not be called a failure because of the disk: it may have been done. */
const FALSE_FAILURE = /"type":"action-failed"(?!.*"code":"command-not-started")/;

const disk = (kib: number) => `mount -t tmpfs -o size=${kib}k tmpfs home`;

async function starts(place: Place): Promise<number> {
  const text = await readFile(place.at('starts'), 'utf8').catch(() => '');
  return text.split('\n').length - 1;
}

async function journalOf(place: Place): Promise<string> {
  const ended = spawnSync('sh', ['-c', `cat ${place.at('after')}/runs/*/journal.jsonl`]);
  return ended.stdout.toString();
}
