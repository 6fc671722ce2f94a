import path from 'node:path';
import type { Command } from '../cli.ts';
import { pastRunOf } from '../core/past-run.ts';
import { replay } from '../core/reduce.ts';
import { type JournalRead, readJournal } from '../journal/read-journal.ts';
import { findRun } from '../journal/runs.ts';
import { EXIT_CODES, WizardError } from '../model/error.ts';
import { buildReport } from '../report/build-report.ts';
import { type MarkdownSource, reportMarkdown } from '../report/report-markdown.ts';
import { texts } from '../text/index.ts';
import { jsonText } from '../text/json-text.ts';
import { bookOfRun, CATALOGUE } from './load-book.ts';
import { pastOfHome } from './past-of-home.ts';
import type { World } from './world.ts';

type Asked = Pick<Extract<Command, { do: 'report' }>, 'run' | 'format'>;

/**
 * `dr-wizard report RUN`: the record, from the journal alone, beside what earlier runs of this home had proved when it began. Of a damaged one it shows what stands before the damage,
 * says so, and exits with 6.
 */
export async function report(world: World, { run, format }: Asked): Promise<number> {
  const { file, source, damaged } = await readRun(world, run);
  world.out(format === 'json' ? `${jsonText(source.report, 2)}\n` : reportMarkdown(source));
  if (damaged === null) return 0;
  const { says, remedy } = source.texts.said({
    code: 'journal-damaged',
    params: { path: file, line: damaged.line },
  });
  world.err(`${says}\n${remedy}\n`);
  return EXIT_CODES['journal-damaged'];
}

/** The same, for whoever shows it themselves. Throws `WizardError`. */
export async function markdownOfRun(world: World, run: string): Promise<string> {
  return reportMarkdown((await readRun(world, run)).source);
}

async function readRun(
  world: World,
  run: string,
): Promise<{
  readonly file: string;
  readonly source: MarkdownSource;
  readonly damaged: JournalRead['damaged'];
}> {
  const { folder } = await findRun(world.home, run);
  const file = path.join(folder, 'journal.jsonl');
  const read = await readJournal(file);
  const [first] = read.events;
  if (first?.type !== 'run-started')
    throw new WizardError('usage', 'journal-empty', { path: file });
  const { book } = bookOfRun(world, first);
  const state = replay(book, read.events);
  const words = texts(world.lang);
  const { head, lines, damaged, events } = read;
  const chain = { head, lines, intact: damaged === null };
  const past = await pastOfHome(world, book);
  const own = pastRunOf(events, { book, versions: past.versions });
  const before = { past, own };
  const made = buildReport({ book, state, chain, catalogue: CATALOGUE, texts: words, before });
  return { file, source: { report: made, book, state, events, texts: words }, damaged };
}
