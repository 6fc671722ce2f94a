import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import type { OwnFiles } from '../model/own-files.ts';

/** Files of this machine. Relative paths begin at `cwd`. */
export function ownFiles(cwd: string): OwnFiles {
  return {
    digest: (named, signal) =>
      onDisk(named, async () => {
        const kind = await kindOf(path.resolve(cwd, named));
        if (kind === undefined) return undefined;
        const hash = createHash('sha256');
        await addTo(hash, path.resolve(cwd, named), signal);
        return hash.digest('hex');
      }),
    remove: (named, signal) =>
      onDisk(named, async () => {
        signal.throwIfAborted();
        await rm(path.resolve(cwd, named), { recursive: true, force: true });
      }),
  };
}

/** A link is what it says, never what it leads to. */
async function addTo(hash: Hash, file: string, signal: AbortSignal): Promise<void> {
  const kind = await kindOf(file);
  if (kind === 'file') {
    for await (const chunk of createReadStream(file, { signal })) hash.update(chunk);
    return;
  }
  if (kind === 'link') hash.update(await readlink(file));
  if (kind !== 'folder') return;
  for (const name of (await readdir(file)).toSorted()) {
    const child = path.join(file, name);
    hash.update(`\0${name}\0${await kindOf(child)}\0`);
    await addTo(hash, child, signal);
  }
}

async function kindOf(file: string): Promise<'file' | 'folder' | 'link' | 'other' | undefined> {
  try {
    const seen = await lstat(file);
    if (seen.isFile()) return 'file';
    if (seen.isDirectory()) return 'folder';
    return seen.isSymbolicLink() ? 'link' : 'other';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

async function onDisk<T>(named: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || code === 'ABORT_ERR') throw error;
    throw new WizardError(
      'not-proven',
      'own-file-refused',
      { path: named, code },
      { cause: error },
    );
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
