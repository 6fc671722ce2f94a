import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createRun } from '../../src/journal/create-run.ts';
import type { Fact, Mode } from '../../src/model/event.ts';
import { RUN_STARTED, WIZARD } from '../support/events.ts';
import { RUN, aFolder, options } from '../support/journal/a-home.ts';

const PRACTICE: Fact =
  RUN_STARTED.type === 'run-started'
    ? { ...RUN_STARTED, options: { ...RUN_STARTED.options, practice: true } }
    : RUN_STARTED;

async function aRunOf(mode: Mode, first: Fact) {
  const journal = await createRun(await aFolder(), RUN, mode, options());
  onTestFinished(() => journal.close());
  await journal.append(first, WIZARD);
  return journal;
}

test.for([
  ['incident', RUN_STARTED, 'evidence/0001-pods.txt', false],
  ['drill', RUN_STARTED, 'evidence/0001-drill-pods.txt', true],
  ['drill', PRACTICE, 'evidence/0001-practice-pods.txt', true],
] as const)(
  'files of a run say whether it is a drill: %s',
  async ([mode, first, file, isMarked]) => {
    const journal = await aRunOf(mode, first);

    const ref = await journal.evidence('pods', 'all there');

    expect(ref.file).toBe(file);
    expect((await readdir(journal.folder)).includes('DRILL')).toBe(isMarked);
  },
);

test('a drill that goes on in another folder stays one', async () => {
  const journal = await aRunOf('drill', RUN_STARTED);
  const other = path.join(await aFolder(), 'new');

  await journal.moveTo(other);

  expect(await readdir(journal.folder)).toContain('DRILL');
});
