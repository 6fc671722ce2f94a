import { appendFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRun } from '../../src/journal/create-run.ts';
import { findRun, listRuns } from '../../src/journal/runs.ts';
import type { Fact } from '../../src/model/event.ts';
import { RUN_STARTED, WIZARD } from '../support/events.ts';
import { aFolder, journalFile, options, started } from '../support/journal/a-home.ts';

test('a home without runs has none', async () => {
  const home = await aFolder();

  expect(await listRuns(home)).toEqual([]);
  await expect(findRun(home, 'last')).rejects.toMatchObject({ kind: 'usage', code: 'no-runs' });
});

test('a run is told by its journal, newest first', async () => {
  const home = await aFolder();
  await runOf(home, 'aa0000000000', [RUN_STARTED, started('one')]);
  await runOf(home, 'bb0000000000', [
    RUN_STARTED,
    { type: 'run-finished', why: 'done', exitCode: 1 },
  ]);
  await runOf(home, 'cc0000000000', [
    RUN_STARTED,
    { type: 'run-finished', why: 'aborted', exitCode: 1 },
  ]);
  await runOf(home, 'dd0000000000', []);
  await mkdir(path.join(home, 'runs', 'not-a-run'));

  const runs = await listRuns(home);

  expect(runs.map(({ run, phase }) => [run, phase])).toEqual([
    ['cc0000000000', 'aborted'],
    ['bb0000000000', 'finished'],
    ['aa0000000000', 'open'],
    ['dd0000000000', 'empty'],
  ]);
  expect(runs[1]).toEqual({
    run: 'bb0000000000',
    folder: path.join(home, 'runs', 'bb0000000000'),
    phase: 'finished',
    mode: 'incident',
    practice: false,
    runbook: { id: 'test', sha256: '0' },
    site: { id: 'site', sha256: '0' },
    startedAt: expect.any(Number),
    lastAt: expect.any(Number),
    exitCode: 1,
    lines: 2,
    lock: null,
    torn: false,
    standing: null,
    damage: null,
  });
});

test('a run that works now, one that was torn, and one that cannot be read are all in the list', async () => {
  const home = await aFolder();
  const working = await createRun(home, 'aa0000000000', 'drill', options());
  await working.append(RUN_STARTED, WIZARD);
  await runOf(home, 'bb0000000000', [RUN_STARTED]);
  await appendFile(journalFile(home, 'bb0000000000'), '{"v":1');
  await runOf(home, 'cc0000000000', [RUN_STARTED, started('one')]);
  await change(journalFile(home, 'cc0000000000'), '"one"', '"two"');
  await runOf(home, 'dd0000000000', [RUN_STARTED]);
  await change(journalFile(home, 'dd0000000000'), '"v":1', '"v":2');
  await runOf(home, 'ee0000000000', [RUN_STARTED]);
  await symlink('/not/mounted', path.join(home, 'runs', 'ee0000000000', 'moved'));

  const runs = await listRuns(home);
  await working.close();

  const told = runs.map(({ run, phase, lock, torn, damage }) => [
    run.slice(0, 2),
    phase,
    lock?.is ?? null,
    torn,
    damage?.code ?? null,
  ]);
  expect(told).toEqual([
    ['ee', 'empty', null, false, 'run-folder-missing'],
    ['dd', 'empty', null, false, 'journal-version'],
    ['cc', 'open', null, false, 'journal-line-changed'],
    ['bb', 'open', null, true, null],
    ['aa', 'open', 'alive', false, null],
  ]);
});

test('a run is found by its id, by a unique beginning of it, and as the last one', async () => {
  const home = await aFolder();
  await runOf(home, 'ab0000000000', [RUN_STARTED]);
  await runOf(home, 'ab1111111111', [RUN_STARTED]);
  await runOf(home, 'cd0000000000', [RUN_STARTED]);
  await runOf(home, 'ff0000000000', []);

  const found = ['ab0000000000', 'ab1', 'c', 'last'].map(
    async (one) => (await findRun(home, one)).run,
  );

  expect(await Promise.all(found)).toEqual([
    'ab0000000000',
    'ab1111111111',
    'cd0000000000',
    'cd0000000000',
  ]);
});

test.for([
  ['ab', 'run-ambiguous', { run: 'ab', runs: 'ab1111111111, ab0000000000' }],
  ['', 'no-such-run', { run: '' }],
  ['../ab0000000000', 'no-such-run', { run: '../ab0000000000' }],
  ['zz', 'no-such-run', { run: 'zz' }],
] as const)('%j is no run: %s', async ([wanted, code, params]) => {
  const home = await aFolder();
  await runOf(home, 'ab0000000000', [RUN_STARTED]);
  await runOf(home, 'ab1111111111', [RUN_STARTED]);

  const found = findRun(home, wanted);

  await expect(found).rejects.toMatchObject({ kind: 'usage', code, params });
});

test('a run without a journal file is in the list with its damage', async () => {
  const home = await aFolder();
  await runOf(home, 'ab0000000000', [RUN_STARTED]);
  await rm(journalFile(home, 'ab0000000000'));

  expect(await findRun(home, 'ab')).toMatchObject({
    phase: 'empty',
    damage: { code: 'run-folder-missing' },
  });
});

let startedAt = 0;

/** Each run starts later than the one before. */
async function runOf(home: string, run: string, facts: readonly Fact[]): Promise<void> {
  startedAt += 100_000;
  const now = startedAt;
  const using = { ...options(), clock: { now: () => now, mono: () => 0 } };
  const journal = await createRun(home, run, 'incident', using);
  for (const fact of facts) await journal.append(fact, WIZARD);
  await journal.close();
}

async function change(file: string, from: string, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
}

test('the last run is not passed over because its journal is of another version', async () => {
  const home = await aFolder();
  await runOf(home, 'aa0000000000', [RUN_STARTED]);
  await runOf(home, 'bb0000000000', [RUN_STARTED]);
  await change(journalFile(home, 'bb0000000000'), '"v":1', '"v":2');

  expect(await findRun(home, 'last')).toMatchObject({
    run: 'bb0000000000',
    damage: { code: 'journal-version' },
  });
});
