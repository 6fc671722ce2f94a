import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import type { Mode, RunEvent } from '../model/event.ts';
import type { Digest } from '../model/runbook.ts';
import { type Cause, aCause } from '../model/verdict.ts';
import { diskError, errnoOf } from './disk-error.ts';
import { begunAt, saysEnded } from './peek.ts';
import { type LockState, readLock } from './lock.ts';
import { type JournalRead, readJournal } from './read-journal.ts';
import { type Standing, standingOf } from './standing.ts';
import { JOURNAL_FILE, currentFolder, runsFolder } from './run-folder.ts';

/** One run of a home, as far as its journal tells without being folded. */
export type RunSummary = {
  readonly run: string;
  /** Where it goes on; not where it began if it was moved. */
  readonly folder: string;
  /** `empty`: it died before it recorded anything. */
  readonly phase: 'empty' | 'open' | 'aborted' | 'finished';
  readonly mode: Mode | null;
  /** A drill in the practice range: its world is gone, so nobody goes on with it. */
  readonly practice: boolean;
  readonly runbook: Digest | null;
  readonly site: Digest | null;
  readonly startedAt: number | null;
  readonly lastAt: number | null;
  readonly exitCode: number | null;
  readonly lines: number;
  readonly lock: LockState | null;
  readonly torn: boolean;
  /** What it waited for when it was left; null where nothing of the kind was open. */
  readonly standing: Standing | null;
  /** Why it can't be gone on with. */
  readonly damage: Cause | null;
};

/** Newest first. A run that can't be read is in the list as well, with its damage. */
export async function listRuns(home: string): Promise<readonly RunSummary[]> {
  return await summariesOf(home, await namesIn(runsFolder(home)));
}

/** Those that can be gone on with. Of the others only the end is looked at: the first screen waits for this. */
export async function listOpenRuns(home: string): Promise<readonly RunSummary[]> {
  const open: string[] = [];
  for (const name of await namesIn(runsFolder(home)))
    if (!(await saysEnded(await journalOf(home, name)))) open.push(name);
  const runs = await summariesOf(home, open);
  return runs.filter(({ phase, damage }) => phase === 'open' && damage === null);
}

async function summariesOf(home: string, names: readonly string[]): Promise<readonly RunSummary[]> {
  const runs: RunSummary[] = [];
  for (const name of names) runs.push(await summaryAt(home, name));
  return runs.toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
}

async function journalOf(home: string, name: string): Promise<string> {
  return path.join(await currentFolder(path.join(runsFolder(home), name)), JOURNAL_FILE);
}

/** `wanted`: an id, a unique prefix of one, or `last`. Throws `WizardError` (`no-runs`, `no-such-run`, `run-ambiguous`). */
export async function findRun(home: string, wanted: string): Promise<RunSummary> {
  const names = await namesIn(runsFolder(home));
  if (wanted === 'last') {
    const newest = await newestOf(home, names);
    if (newest === undefined) throw new WizardError('usage', 'no-runs', { home });
    return newest;
  }
  const like = wanted === '' ? [] : names.filter((name) => name.startsWith(wanted));
  const matching = await summariesOf(home, like);
  const [only, ...others] = matching;
  if (only === undefined) throw new WizardError('usage', 'no-such-run', { run: wanted, home });
  if (others.length === 0) return only;
  const both = matching.map((run) => run.run).join(', ');
  throw new WizardError('usage', 'run-ambiguous', { run: wanted, runs: both });
}

/** Read from the newest on, as far as needed: who has hundreds of runs goes on with the last one at once. */
async function newestOf(home: string, names: readonly string[]): Promise<RunSummary | undefined> {
  const begun: { readonly name: string; readonly at: number }[] = [];
  for (const name of names) {
    const at = await begunAt(await journalOf(home, name));
    begun.push({ name, at: at ?? (await summaryAt(home, name)).startedAt ?? 0 });
  }
  for (const { name } of begun.toSorted((a, b) => b.at - a.at)) {
    const run = await summaryAt(home, name);
    // Also one that can't be read: an older run is never taken in its place.
    if (run.phase !== 'empty' || run.damage !== null) return run;
  }
  return undefined;
}

function summaryAt(home: string, name: string): Promise<RunSummary> {
  return summaryOf(path.join(runsFolder(home), name), name);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /^[0-9a-f]{12}$/u.test(name)).toSorted();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw diskError(error, folder);
  }
}

async function summaryOf(begun: string, run: string): Promise<RunSummary> {
  const folder = await currentFolder(begun);
  const file = path.join(folder, JOURNAL_FILE);
  try {
    const read = await readJournal(file);
    return { run, folder, ...told(read, file), lock: await readLock(folder) };
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    const startedAt = await madeAt(begun);
    return { run, folder, ...NOTHING, startedAt, damage: aCause(error.code, error.params) };
  }
}

/** Where the journal can't tell when the run began, its folder does. */
async function madeAt(folder: string): Promise<number> {
  const { birthtimeMs, mtimeMs } = await stat(folder);
  return birthtimeMs > 0 ? birthtimeMs : mtimeMs;
}

const NOTHING = {
  phase: 'empty',
  mode: null,
  practice: false,
  runbook: null,
  site: null,
  startedAt: null,
  lastAt: null,
  exitCode: null,
  lines: 0,
  lock: null,
  torn: false,
  standing: null,
  damage: null,
} as const satisfies Omit<RunSummary, 'run' | 'folder'>;

function told(read: JournalRead, file: string): Omit<RunSummary, 'run' | 'folder' | 'lock'> {
  const { events, torn, damaged, lines } = read;
  const damage = damaged === null ? null : aCause(damaged.why, { path: file, line: damaged.line });
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return { ...NOTHING, torn: torn !== null, damage };
  const started = events.find((event) => event.type === 'run-started');
  return {
    ...endOf(events),
    mode: first.mode,
    practice: started?.options.practice === true,
    runbook: started === undefined ? null : digestOf(started.runbook),
    site: started === undefined ? null : digestOf(started.site),
    startedAt: first.at,
    lastAt: last.at,
    lines,
    torn: torn !== null,
    standing: standingOf(events),
    damage,
  };
}

function digestOf({ id, sha256 }: Digest): Digest {
  return { id, sha256 };
}

function endOf(events: readonly RunEvent[]): Pick<RunSummary, 'phase' | 'exitCode'> {
  const end = events.findLast(({ type }) => type === 'run-finished' || type === 'clean-up-began');
  // A drill that had ended is open again until its clean-up is over.
  if (end?.type !== 'run-finished') return { phase: 'open', exitCode: null };
  return { phase: end.why === 'aborted' ? 'aborted' : 'finished', exitCode: end.exitCode };
}
