import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readJournal } from '../../src/journal/read-journal.ts';
import { listRuns } from '../../src/journal/runs.ts';

const FOLDER = path.join(import.meta.dirname, 'fixtures');
const journals = globSync('*.jsonl', { cwd: FOLDER }).toSorted();

test.for(journals)('%s, recorded by an older wizard, is read whole', async (name) => {
  const read = await readJournal(path.join(FOLDER, name));

  expect(name).toMatch(/^v\d+-[\w-]+\.jsonl$/u);
  expect(read).toMatchObject({ torn: null, damaged: null });
  expect(read.events[0]?.type).toBe('run-started');
});

test('a folder of recorded journals is no home of runs', async () => {
  expect(await listRuns(FOLDER)).toEqual([]);
});
