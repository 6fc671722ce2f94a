import { spawnSync } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Ended } from '../../support/program.ts';
import { answers, aPlace, aSection, type Place } from './a-place.ts';

const ONE = aSection('{ id: a, title: { en: A, zh: 甲 }, manual: {}, attest: { en: Seen. } }');
const FILES = { 'one.yaml': ONE, 'answers.yaml': answers() };

/** What is named, and what is said of it; a folder lies at `folder`, a pipe at `pipe`. */
const NAMED = [
  'incident one.yaml --site',
  'incident one.yaml --answers',
  'verify one.yaml --site',
  'print one.yaml --site',
] as const;

describe.each(NAMED)('%s', (line) => {
  test.each([
    ['folder', 'folder is a folder; a file is read here.', 'Name a file in it.'],
    [
      'pipe',
      'pipe is no regular file, but a pipe, a device or a socket.',
      'Correct the path; what comes out of a pipe is put into a file first.',
    ],
  ])('a %s in the place of a file is called what it is', async (name, says, remedy) => {
    const place = await aPlace(FILES);
    await mkdir(place.at('folder'));
    spawnSync('mkfifo', [place.at('pipe')]);

    const ended = await place.run([...line.split(' '), name]);

    const said = place.said(ended);
    expect(said.slice(0, 3)).toEqual([
      `${name}:1:1  ${says}`,
      `  found     ${name}`,
      `  ${remedy}`,
    ]);
    expect([ended.exitCode, await place.runs()]).toEqual([2, []]);
  });
});

/** Root reads everything: without these rights it is as anybody else. */
const AS_ANYBODY = ['--bounding-set', '-dac_override,-dac_read_search'];
const isRoot = process.getuid?.() === 0;
const canDrop = !isRoot || spawnSync('setpriv', [...AS_ANYBODY, 'true']).status === 0;

async function runAsAnybody(place: Place, argv: readonly string[]): Promise<Ended> {
  if (!isRoot) return place.run(argv);
  return place.run(argv, { node: 'setpriv', nodeArgs: [...AS_ANYBODY, process.execPath] });
}

describe.skipIf(!canDrop)('what one has no right to read', () => {
  test.each([...NAMED, 'incident', 'lint'])('%s says so', async (line) => {
    const place = await aPlace({ ...FILES, 'secret.yaml': ONE });
    await chmod(place.at('secret.yaml'), 0);

    const ended = await runAsAnybody(place, [...line.split(' '), 'secret.yaml']);

    const says = 'secret.yaml:1:1  You have no right to read secret.yaml.';
    const remedy = '  Give yourself the right to read it, or name another file.';
    expect(place.said(ended)).toEqual(expect.arrayContaining([says, remedy]));
    expect([ended.exitCode, await place.runs()]).toEqual([2, []]);
  });

  test.each(['lint', 'incident'])('%s of a closed folder says so', async (line) => {
    const place = await aPlace(FILES);
    await mkdir(place.at('closed'), { mode: 0 });

    const ended = await runAsAnybody(place, [line, 'closed']);

    expect(place.said(ended)[0]).toMatch(/You have no right to read closed/);
    expect(ended.exitCode).toBe(2);
  });
});
