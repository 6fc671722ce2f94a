import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RunEvent } from '../model/event.ts';
import type { PastRun } from '../model/past.ts';
import { type Kept, readPastFile, writePastFile } from './past-file.ts';
import { readJournal } from './read-journal.ts';
import { JOURNAL_FILE, currentFolder, runsFolder } from './run-folder.ts';

/** Older ones say nothing of today's system, and a home is never so full that a run would wait for it. */
const MOST = 500;

export type PastSource = {
  readonly home: string;
  /** Of this wizard: another one may learn otherwise. */
  readonly build: string;
  /** What a journal tells; whatever it throws, nothing is learned of that run and no other suffers. */
  readonly learn: (events: readonly RunEvent[]) => PastRun | null;
  /** Somebody who no longer wants to know. */
  readonly signal?: AbortSignal;
};

/**
 * What the runs of a home tell. A journal is read once, and again when it has changed; a damaged one is read as far as it is
 * sound. It never throws: what past runs tell helps, and nothing depends on it.
 */
export async function readPastRuns(source: PastSource): Promise<readonly PastRun[]> {
  const { home, build, signal } = source;
  const known = await readPastFile(home, build);
  const runs = new Map<string, Kept>();
  let isNew = false;
  for (const [run, file] of await newest(home)) {
    if (signal?.aborted === true) return [];
    const before = known.get(run);
    const isSame = before?.bytes === file.bytes && before.changedMs === file.changedMs;
    runs.set(run, isSame ? before : { ...sizeOf(file), past: await learned(file.path, source) });
    isNew ||= !isSame;
  }
  if (isNew || runs.size !== known.size) await writePastFile(home, build, runs);
  return Array.from(runs.values(), ({ past }) => past).filter((past) => past !== null);
}

type Found = Omit<Kept, 'past'> & { readonly path: string };

function sizeOf({ bytes, changedMs }: Found): Omit<Kept, 'past'> {
  return { bytes, changedMs };
}

async function newest(home: string): Promise<readonly (readonly [string, Found])[]> {
  const names = await readdir(runsFolder(home)).catch(() => []);
  const found: (readonly [string, Found])[] = [];
  for (const name of names) {
    if (!/^[0-9a-f]{12}$/u.test(name)) continue;
    const file = await journalOf(path.join(runsFolder(home), name));
    if (file !== null) found.push([name, file]);
  }
  return found.toSorted(([, a], [, b]) => b.changedMs - a.changedMs).slice(0, MOST);
}

async function journalOf(begun: string): Promise<Found | null> {
  try {
    const file = path.join(await currentFolder(begun), JOURNAL_FILE);
    const { size, mtimeMs } = await stat(file);
    return { path: file, bytes: size, changedMs: mtimeMs };
  } catch {
    return null;
  }
}

async function learned(file: string, { learn }: PastSource): Promise<PastRun | null> {
  try {
    return learn((await readJournal(file)).events);
  } catch {
    return null;
  }
}
