import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { errnoOf } from './disk-error.ts';

/** Beside the journal, for `cat` in another terminal: nothing is ever read from it. */
export const VALUES_FILE = 'values.txt';

/** Puts the text in the place of the old one, whole or not at all. False where the disk takes no more: a run goes on without. */
export async function writeValues(folder: string, text: string): Promise<boolean> {
  try {
    await writeFileAtomic(path.join(folder, VALUES_FILE), text, { mode: 0o600 });
    return true;
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    return false;
  }
}
