import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import type { Mode } from '../model/event.ts';
import { diskError, errnoOf } from './disk-error.ts';
import { markDrill } from './drill-mark.ts';
import { makeFolder, syncFolder, writeDurably } from './durable.ts';
import { EVIDENCE_FOLDER } from './evidence.ts';
import { holdJournal } from './hold-journal.ts';
import type { Journal, JournalOptions } from './journal.ts';
import { NO_LINE } from './line.ts';
import { takeLock } from './lock.ts';
import { JOURNAL_FILE, runsFolder } from './run-folder.ts';

/** 12 hex digits, so that a few of them are a unique prefix. */
export function newRunId(): string {
  return randomBytes(6).toString('hex');
}

/** Makes the folder of a new run and holds its journal. Throws `WizardError`. */
export async function createRun(
  home: string,
  run: string,
  mode: Mode,
  options: JournalOptions,
): Promise<Journal> {
  const folder = path.join(runsFolder(home), run);
  try {
    await mkdir(runsFolder(home), { recursive: true, mode: 0o700 });
    await syncFolder(home);
    await makeFolder(folder);
    await makeFolder(path.join(folder, EVIDENCE_FOLDER));
    await markDrill(folder, mode);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST')
      throw new WizardError('usage', 'run-folder-taken', { path: folder }, { cause: error });
    throw diskError(error, folder);
  }
  const lock = await takeLock(folder, options.clock.now());
  try {
    await writeDurably(path.join(folder, JOURNAL_FILE), new Uint8Array());
    const read = { events: [], head: NO_LINE, torn: null, bytes: 0 };
    return await holdJournal({ run, mode, folder, lock, read }, options);
  } catch (error) {
    await lock.release();
    throw diskError(error, folder);
  }
}
