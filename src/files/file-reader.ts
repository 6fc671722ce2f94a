import { constants, type Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import type { FileReader } from '../model/ports.ts';
import { readManifests } from './manifests.ts';

const MAX_BYTES = 16 * 1024 * 1024;
/** Opening a pipe waits for its writer, for ever where there is none. Windows has no such word. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Files of this machine. Relative paths are read from `cwd`. */
export function fileReader(cwd: string): FileReader {
  const reader: FileReader = {
    text: (file, maxBytes = MAX_BYTES, encoding = 'utf-8') =>
      readText(path.resolve(cwd, file), file, maxBytes, encoding),
    async stat(file) {
      try {
        return await statOf(path.resolve(cwd, file));
      } catch (error) {
        if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
        throw unreadable(file, error);
      }
    },
    async list(folder) {
      try {
        const entries = await readdir(path.resolve(cwd, folder), {
          recursive: true,
          withFileTypes: true,
        });
        const found: string[] = [];
        for (const entry of entries) {
          const file = joined(folder, cwd, entry);
          // A link to a file is that file; one to a folder may lead in a circle and is left alone.
          if (
            entry.isFile() ||
            (entry.isSymbolicLink() && (await reader.stat(file))?.kind === 'file')
          )
            found.push(file);
        }
        return found.toSorted();
      } catch (error) {
        throw unreadable(folder, error);
      }
    },
    manifests: (file) => readManifests(reader, file),
  };
  return reader;
}

async function statOf(file: string) {
  const stats = await stat(file);
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  return { kind, bytes: stats.size, mode: stats.mode & 0o7777, path: file } as const;
}

/** As the caller named the folder, so that a message shows the path that the runbook has. */
function joined(folder: string, cwd: string, entry: Dirent): string {
  const below = path.relative(path.resolve(cwd, folder), path.join(entry.parentPath, entry.name));
  return path.join(folder, below);
}

async function readText(
  file: string,
  asked: string,
  maxBytes: number,
  encoding: 'utf-8' | 'latin1',
): Promise<string> {
  try {
    const handle = await open(file, WITHOUT_WAITING);
    try {
      const stats = await handle.stat();
      const { size } = stats;
      if (!stats.isFile() && !stats.isDirectory())
        throw new WizardError('faulty-file', 'file-not-regular', { path: asked });
      if (size > maxBytes)
        throw new WizardError('faulty-file', 'file-too-large', {
          path: asked,
          bytes: size,
          limit: maxBytes,
        });
      const bytes = await handle.readFile();
      if (encoding === 'latin1') return bytes.toString('latin1');
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(asked, error);
  }
}

/** An error of the file system as one that says what to do; anything else as it is. */
export function unreadable(file: string, error: unknown): unknown {
  if (error instanceof WizardError) return error;
  if (isCode(error, 'ENOENT', 'ENOTDIR'))
    return new WizardError('faulty-file', 'file-missing', { path: file });
  if (error instanceof TypeError)
    return new WizardError('faulty-file', 'file-unreadable', { path: file, reason: 'UTF-8' });
  const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return reason === undefined
    ? error
    : new WizardError('faulty-file', 'file-unreadable', { path: file, reason });
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
