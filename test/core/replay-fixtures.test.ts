import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { prepareBook } from '../../src/core/book.ts';
import { replay } from '../../src/core/reduce.ts';
import { deriveSteps } from '../../src/core/derive.ts';
import { readJournal } from '../../src/journal/read-journal.ts';
import { loadRunbook } from '../../src/language/index.ts';
import { probes } from '../../src/probes/index.ts';

const FOLDER = path.resolve(import.meta.dirname, '../journal/fixtures');

test.each(globSync('*.jsonl', { cwd: FOLDER }).toSorted())(
  'the recorded journal %s comes to the same state for ever',
  async (file) => {
    const { events } = await readJournal(path.join(FOLDER, file));
    const [first] = events;
    if (first?.type !== 'run-started') throw new Error(`${file} does not begin with run-started`);
    const sources = new Map(first.sources.map((source) => [source.path, source.text]));
    const { runbook } = loadRunbook(
      first.runbook.entry,
      first.site.entry,
      (name) => sources.get(name),
      { actions, probes },
    );
    if (runbook === null) throw new Error(`${file} holds a faulty runbook`);

    const book = prepareBook(runbook, { actions, probes });
    const state = replay(book, events);

    const steps = Array.from(deriveSteps(book, state), ([id, now]) => `${id}: ${now.is}`);
    const { phase, exitCode, outageStartedAt, goes, values } = state;
    expect({
      phase,
      exitCode,
      outageStartedAt,
      goes,
      steps,
      values: Object.keys(values),
    }).toMatchSnapshot();
  },
);
