import path from 'node:path';
import { type Cause, aCause } from '../model/verdict.ts';
import type { Journal } from './journal.ts';
import { JOURNAL_FILE } from './run-folder.ts';

/** What to tell of a last line that was dropped when the journal was opened; null where none was. */
export function tornCause({ folder, torn }: Pick<Journal, 'folder' | 'torn'>): Cause | null {
  if (torn === null) return null;
  return aCause('journal-torn', { path: path.join(folder, JOURNAL_FILE), bytes: torn.bytes });
}
