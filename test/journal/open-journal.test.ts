import { appendFile, chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRun } from '../../src/journal/create-run.ts';
import { openJournal } from '../../src/journal/open-journal.ts';
import { readJournal } from '../../src/journal/read-journal.ts';
import { tornCause } from '../../src/journal/torn-cause.ts';
import { RUN_STARTED, WIZARD } from '../support/events.ts';
import { RUN, aFolder, aRun, journalFile, options, started } from '../support/journal/a-home.ts';
import { startChild } from '../support/journal/child.ts';

test('a run goes on where it was: same events, same chain', async () => {
  const { home, journal } = await aRun([RUN_STARTED, started('one')]);
  await journal.close();

  const resumed = await openJournal(journal.folder, options());
  expect(resumed).toMatchObject({ run: RUN, head: journal.head, lines: 2, torn: null });
  expect(resumed.events).toEqual(journal.events);
  await resumed.append(started('two'), WIZARD);
  await resumed.close();

  const read = await readJournal(journalFile(home));
  expect(read).toMatchObject({ lines: 3, damaged: null, torn: null });
  expect(read.events[2]).toMatchObject({ seq: 3, run: RUN, mode: 'incident', prev: journal.head });
});

test('a torn last line is dropped, said, and gone from the file before anything is appended', async () => {
  const { home, journal } = await aRun([RUN_STARTED, started('one')]);
  await journal.close();
  const good = await readFile(journalFile(home));
  await appendFile(journalFile(home), '{"v":1,"seq":3,"at":40');

  const resumed = await openJournal(journal.folder, options());

  expect(resumed.torn).toEqual({ bytes: 22 });
  expect(tornCause(resumed)).toMatchObject({
    code: 'journal-torn',
    params: { path: journalFile(home), bytes: 22 },
  });
  expect(await readFile(journalFile(home))).toEqual(good);
  await resumed.append({ ...RESUMED, torn: true }, WIZARD);
  await resumed.close();
  expect(await readJournal(journalFile(home))).toMatchObject({ lines: 3, damaged: null });
});

test('a damaged journal is refused with its line and stays as it is, unlocked', async () => {
  const { home, journal } = await aRun([RUN_STARTED, started('one'), started('two')]);
  await journal.close();
  const damaged = (await readFile(journalFile(home), 'utf8')).replace('"one"', '"two"');
  await writeFile(journalFile(home), damaged);

  for (let round = 0; round < 2; round += 1)
    await expect(openJournal(journal.folder, options())).rejects.toMatchObject({
      kind: 'journal-damaged',
      code: 'journal-damaged',
      params: { path: journalFile(home), line: 2 },
    });

  expect(await readFile(journalFile(home), 'utf8')).toBe(damaged);
});

test('a run that another process holds is refused', async () => {
  const { home } = await aRun();

  const again = openJournal(path.join(home, 'runs', RUN), options());

  await expect(again).rejects.toMatchObject({ kind: 'run-locked', code: 'run-locked' });
});

test('a run that recorded nothing is nothing to go on with', async () => {
  const { journal } = await aRun([]);
  await journal.close();

  const resumed = openJournal(journal.folder, options());

  await expect(resumed).rejects.toMatchObject({ code: 'journal-empty' });
});

test('a run that is not there is said with its path', async () => {
  const folder = path.join(await aFolder(), 'runs', RUN);

  const resumed = openJournal(folder, options());

  await expect(resumed).rejects.toMatchObject({
    code: 'run-folder-missing',
    params: { path: path.join(folder, 'lock') },
  });
});

test('a journal that others could read is its owner’s alone again', async () => {
  const { home, journal } = await aRun();
  await journal.close();
  await chmod(journalFile(home), 0o644);

  const resumed = await openJournal(journal.folder, options());
  await resumed.close();

  expect((await stat(journalFile(home))).mode & 0o777).toBe(0o600);
});

test(
  'killed at any moment, a run has every fact that it was told is recorded, and goes on',
  { timeout: 60_000 },
  async () => {
    const home = await aFolder();

    for (let round = 0; round < 6; round += 1) {
      const run = `${round}`.padStart(12, '0');
      const child = startChild('append-forever.ts', [home, run]);
      let recorded = 0;
      while (recorded < 20 + round * 23) recorded = Number(await child.line());
      child.process.kill('SIGKILL');
      for (let line = await child.line(); line !== undefined; line = await child.line())
        recorded = Number(line);
      expect(await child.ended).toBe('SIGKILL');

      const resumed = await openJournal(path.join(home, 'runs', run), options());
      expect(resumed.lines).toBeGreaterThanOrEqual(recorded);
      expect(resumed.events.map((event) => event.seq)).toEqual(
        Array.from({ length: resumed.lines }, (_, n) => n + 1),
      );
      await resumed.append({ ...RESUMED, torn: resumed.torn !== null }, WIZARD);
      await resumed.close();
      expect(await readJournal(journalFile(home, run))).toMatchObject({
        damaged: null,
        torn: null,
      });
    }
  },
);

test('a run that is resumed while it is made is refused or empty, never half', async () => {
  const home = await aFolder();

  const [made, resumed] = await Promise.allSettled([
    createRun(home, RUN, 'incident', options()),
    openJournal(path.join(home, 'runs', RUN), options()),
  ]);

  expect(made.status === 'fulfilled' && resumed.status === 'fulfilled').toBe(false);
  if (made.status === 'fulfilled') await made.value.close();
});

const RESUMED = {
  type: 'run-resumed',
  tool: { version: '0', build: 'test', node: '24' },
} as const;
