import { open, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { Buffer } from 'node:buffer';
import { WizardError } from '../model/error.ts';
import { diskError, errnoOf } from './disk-error.ts';
import { copyMark } from './drill-mark.ts';
import { makeFolder, writeDurably } from './durable.ts';
import { EVIDENCE_FOLDER } from './evidence.ts';
import { type Lock, takeLock } from './lock.ts';
import { JOURNAL_FILE, POINTER_FILE } from './run-folder.ts';

/** Copies a run's good lines and its evidence into a new folder, which is then locked by this process. */
export async function copyRun(from: string, to: string, bytes: number): Promise<Lock> {
  try {
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
    await makeFolder(to);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST')
      throw new WizardError('usage', 'run-folder-taken', { path: to }, { cause: error });
    throw diskError(error, to);
  }
  try {
    const lock = await takeLock(to);
    await makeFolder(path.join(to, EVIDENCE_FOLDER));
    for (const name of await readdir(path.join(from, EVIDENCE_FOLDER))) {
      const file = path.join(EVIDENCE_FOLDER, name);
      await writeDurably(path.join(to, file), await readFile(path.join(from, file)));
    }
    await copyMark(from, to);
    await writeDurably(path.join(to, JOURNAL_FILE), await goodLines(from, bytes));
    return lock;
  } catch (error) {
    await rm(to, { recursive: true, force: true });
    throw diskError(error, to);
  }
}

/** What stands behind them was refused and may still lie there. */
async function goodLines(folder: string, bytes: number): Promise<Buffer> {
  const content = Buffer.alloc(bytes);
  const handle = await open(path.join(folder, JOURNAL_FILE), 'r');
  try {
    for (let at = 0; at < bytes;) {
      const { bytesRead } = await handle.read(content, at, bytes - at, at);
      if (bytesRead === 0) throw new Error(`${folder} holds less than was written to it`);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
  return content;
}

/**
 * Leaves a link to where the run goes on. Where there is no room even for that, the old journal loses its name, so that
 * nobody goes on with it; on a disk that became read-only nobody can.
 */
export async function leavePointer(from: string, to: string, lock: Lock): Promise<void> {
  try {
    await symlink(to, path.join(from, POINTER_FILE), 'junction');
  } catch {
    await rename(path.join(from, JOURNAL_FILE), path.join(from, `${JOURNAL_FILE}.old`)).catch(
      () => undefined,
    );
  }
  await lock.release().catch(() => undefined);
}
