import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { list } from 'tar';

/** What ThinBackup brings back from an archive. */
export type RestoredBackup = {
  readonly jobs: readonly string[];
  /** Ids of those that can be read again: none without the keys they are encrypted with. */
  readonly credentials: readonly string[];
};

const JOB = /(?:^|\/)jobs\/([^/]+)\/config\.xml$/;
const KEYS = [/(?:^|\/)secrets\/master\.key$/, /(?:^|\/)secrets\/hudson\.util\.Secret$/];

/** The newest archive in a folder; undefined where there is none. */
export function newestArchive(folder: string): string | undefined {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.tar.gz'));
  } catch {
    return undefined;
  }
  return names
    .map((name) => path.join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

/** Reads a backup as it lies there. Rejects where it is no archive. */
export async function readBackup(file: string): Promise<RestoredBackup> {
  const names: string[] = [];
  const texts: string[] = [];
  await list({
    file,
    strict: true,
    onReadEntry(entry) {
      names.push(entry.path);
      if (!/(?:^|\/)credentials\.xml$/.test(entry.path)) return;
      entry.on('data', (bytes: Buffer) => texts.push(bytes.toString('utf8')));
    },
  });
  const isReadable = KEYS.every((key) => names.some((name) => key.test(name)));
  const ids = texts.join('').matchAll(/<id>([^<]+)<\/id>/g);
  return {
    jobs: names.flatMap((name) => JOB.exec(name)?.[1] ?? []),
    credentials: isReadable ? Array.from(ids, ([, id = '']) => id) : [],
  };
}
