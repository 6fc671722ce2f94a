import { readlink } from 'node:fs/promises';
import path from 'node:path';
import { errnoOf } from './disk-error.ts';

export const JOURNAL_FILE = 'journal.jsonl';

/** Where a run went on when its disk was full: a link, as a full disk has room for one. */
export const POINTER_FILE = 'moved';

/** All runs of a home. */
export function runsFolder(home: string): string {
  return path.join(home, 'runs');
}

/** The folder in which a run goes on, by its pointers. */
export async function currentFolder(begun: string): Promise<string> {
  const seen = new Set<string>();
  let folder = path.resolve(begun);
  while (!seen.has(folder)) {
    seen.add(folder);
    try {
      folder = path.resolve(folder, await readlink(path.join(folder, POINTER_FILE)));
    } catch (error) {
      if (errnoOf(error) === undefined) throw error;
      return folder;
    }
  }
  return folder;
}
