import path from 'node:path';
import { WizardError } from '../model/error.ts';
import { holdJournal } from './hold-journal.ts';
import type { Journal, JournalOptions } from './journal.ts';
import { takeLock } from './lock.ts';
import { readJournal } from './read-journal.ts';
import { JOURNAL_FILE, currentFolder } from './run-folder.ts';

/**
 * Goes on with a run: takes its lock, reads it, drops a torn last line. `folder` is where the run began; pointers are
 * followed. Throws `WizardError` (`run-locked`, `journal-damaged`, `journal-empty`, `journal-version`, …).
 */
export async function openJournal(folder: string, options: JournalOptions): Promise<Journal> {
  const current = await currentFolder(folder);
  const file = path.join(current, JOURNAL_FILE);
  const lock = await takeLock(current, options.clock.now());
  try {
    const read = await readJournal(file);
    if (read.damaged !== null)
      throw new WizardError('journal-damaged', 'journal-damaged', {
        path: file,
        line: read.damaged.line,
      });
    const [first] = read.events;
    if (first === undefined) throw new WizardError('usage', 'journal-empty', { path: file });
    const { run, mode } = first;
    return await holdJournal({ run, mode, folder: current, lock, read }, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}
