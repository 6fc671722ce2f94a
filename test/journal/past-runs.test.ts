import { appendFile, mkdir, readFile, stat, symlink, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRun } from '../../src/journal/create-run.ts';
import { PAST_FILE } from '../../src/journal/past-file.ts';
import { readPastRuns } from '../../src/journal/past-runs.ts';
import type { RunEvent } from '../../src/model/event.ts';
import type { PastRun } from '../../src/model/past.ts';
import { RUN_STARTED, WIZARD } from '../support/events.ts';
import { aFolder, journalFile, options, started } from '../support/journal/a-home.ts';

const ONE = 'aa0000000000';
const TWO = 'bb0000000000';

async function aHome(): Promise<string> {
  const home = await aFolder();
  for (const run of [ONE, TWO]) {
    const journal = await createRun(home, run, 'drill', options());
    await journal.append(RUN_STARTED, WIZARD);
    await journal.append(started('make'), WIZARD);
    await journal.close();
  }
  return home;
}

/** Learns how many events there were, and remembers of which runs. */
function aLearner(build = 'one') {
  const read: string[] = [];
  const learn = (events: readonly RunEvent[]): PastRun => {
    const run = events[0]?.run ?? '';
    read.push(run);
    const steps = { make: { at: events.length, tookMs: null, version: null } };
    return { run, ground: 'drill', runbook: 'test', steps };
  };
  return { read, source: (home: string) => ({ home, build, learn }) };
}

const eventsIn = (runs: readonly PastRun[]) =>
  runs.map(({ run, steps }) => `${run} ${steps['make']?.at}`).toSorted((a, b) => (a < b ? -1 : 1));

test('a home that is not there, and one without runs, teaches nothing and is left as it was', async () => {
  const home = await aFolder();
  const { source } = aLearner();

  expect(await readPastRuns(source(path.join(home, 'none')))).toEqual([]);
  expect(await readPastRuns(source(home))).toEqual([]);
  await expect(stat(path.join(home, PAST_FILE))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('each journal is read once, and again when it has grown', async () => {
  const home = await aHome();
  const { read, source } = aLearner();

  const first = await readPastRuns(source(home));
  const again = await readPastRuns(source(home));
  const once = read.splice(0).toSorted((a, b) => (a < b ? -1 : 1));
  await appendFile(journalFile(home, TWO), '\n');
  const grown = await readPastRuns(source(home));

  expect(once).toEqual([ONE, TWO]);
  expect(again).toEqual(first);
  expect(read).toEqual([TWO]);
  expect(eventsIn(grown)).toEqual([`${ONE} 2`, `${TWO} 2`]);
  expect((await stat(path.join(home, PAST_FILE))).mode & 0o777).toBe(0o600);
});

test('what was kept by another build, and what is damaged, is learned anew', async () => {
  const home = await aHome();
  await readPastRuns(aLearner().source(home));
  const other = aLearner('two');
  await readPastRuns(other.source(home));
  const file = path.join(home, PAST_FILE);
  const text = await readFile(file, 'utf8');

  const learned = [];
  for (const damage of [text.slice(0, 40), 'null', text.replaceAll('"at":', '"was":')]) {
    await writeFile(file, damage);
    const { read, source } = aLearner('two');
    await readPastRuns(source(home));
    learned.push(read.length);
  }

  expect(other.read).toHaveLength(2);
  expect(learned).toEqual([2, 2, 2]);
});

test('a damaged journal teaches what stands before its damage, and no other suffers', async () => {
  const home = await aHome();
  const file = journalFile(home, ONE);
  await appendFile(file, '{"v":1,"seq":3,"broken":true}\n{"v":1}\n');
  await mkdir(path.join(home, 'runs', 'cc0000000000'));
  await mkdir(journalFile(home, 'dd0000000000'), { recursive: true });
  await mkdir(path.join(home, 'runs', 'ee0000000000'));
  await writeFile(journalFile(home, 'ee0000000000'), '\u0000'.repeat(4096));
  const { read, source } = aLearner();

  const runs = await readPastRuns(source(home));

  expect(eventsIn(runs.filter(({ run }) => run !== ''))).toEqual([`${ONE} 2`, `${TWO} 2`]);
  expect(read).toContain(TWO);
});

test('a run of which nothing can be learned is not read again, and a bug in learning stops no run', async () => {
  const home = await aHome();
  let asked = 0;
  const learn = (): PastRun => {
    asked += 1;
    throw new Error('a bug');
  };

  expect(await readPastRuns({ home, build: 'one', learn })).toEqual([]);
  expect(await readPastRuns({ home, build: 'one', learn })).toEqual([]);
  expect(asked).toBe(2);
});

test('a run that was moved is read where it went on', async () => {
  const home = await aHome();
  const elsewhere = path.join(await aFolder(), ONE);
  await rename(path.join(home, 'runs', ONE), elsewhere);
  await mkdir(path.join(home, 'runs', ONE));
  await symlink(elsewhere, path.join(home, 'runs', ONE, 'moved'));

  expect(eventsIn(await readPastRuns(aLearner().source(home)))).toEqual([`${ONE} 2`, `${TWO} 2`]);
});

test('a home that cannot be written is read all the same', async () => {
  const home = await aHome();
  await mkdir(path.join(home, PAST_FILE));

  expect(await readPastRuns(aLearner().source(home))).toHaveLength(2);
});
