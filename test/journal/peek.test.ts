import { appendFile, truncate, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createRun } from '../../src/journal/create-run.ts';
import { begunAt, saysEnded } from '../../src/journal/peek.ts';
import { findRun, listOpenRuns, listRuns } from '../../src/journal/runs.ts';
import type { Fact } from '../../src/model/event.ts';
import { RUN_STARTED, WIZARD } from '../support/events.ts';
import { aFolder, journalFile, options, started } from '../support/journal/a-home.ts';

const ENDED: Fact = { type: 'run-finished', why: 'done', exitCode: 0 };

async function aHome(runs: { readonly [run: string]: readonly Fact[] }): Promise<string> {
  const home = await aFolder();
  const using = options();
  for (const [run, facts] of Object.entries(runs)) {
    const journal = await createRun(home, run, 'drill', using);
    for (const fact of facts) await journal.append(fact, WIZARD);
    await journal.close();
  }
  return home;
}

const A = 'aa0000000000';
const B = 'bb0000000000';
const C = 'cc0000000000';

test('a run that has ended is told by its last line, and one that goes on with its clean-up is none', async () => {
  const said = started('"type":"run-finished"');
  const home = await aHome({
    [A]: [RUN_STARTED, ENDED],
    [B]: [RUN_STARTED, ENDED, { type: 'clean-up-began', round: 1 }],
    [C]: [RUN_STARTED, said],
  });

  const ended = await Promise.all([A, B, C].map((run) => saysEnded(journalFile(home, run))));

  expect(ended).toEqual([true, false, false]);
  expect((await listOpenRuns(home)).map(({ run }) => run)).toEqual([C, B]);
  expect(await saysEnded(journalFile(home, 'dd0000000000'))).toBe(false);
});

test('a torn last line after the end is looked at as a whole', async () => {
  const home = await aHome({ [A]: [RUN_STARTED, ENDED] });
  await appendFile(journalFile(home, A), '{"v":1,"seq":3');

  expect(await saysEnded(journalFile(home, A))).toBe(false);
  expect(await listOpenRuns(home)).toEqual([]);
});

test('the last run is the one that began last, though its journal is damaged', async () => {
  const home = await aHome({ [A]: [RUN_STARTED], [B]: [RUN_STARTED], [C]: [] });
  const all = await listRuns(home);
  await truncate(journalFile(home, B), 300);
  await appendFile(journalFile(home, B), '\n{"v":1}\n');

  expect(await begunAt(journalFile(home, B))).toBe(all.find(({ run }) => run === B)?.startedAt);
  expect(await findRun(home, 'last')).toMatchObject({
    run: B,
    damage: { code: 'journal-line-unreadable' },
  });
});

test('what does not begin as a journal tells nothing of when it began', async () => {
  const home = await aHome({ [A]: [RUN_STARTED] });
  await writeFile(journalFile(home, A), '\u0000'.repeat(600));

  expect(await begunAt(journalFile(home, A))).toBeNull();
  expect(await begunAt(journalFile(home, B))).toBeNull();
});
