import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** Writes a new file of mode 0600. It is whole and on the disk when this resolves, and gone where it fails. */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    await syncFolder(path.dirname(file));
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
}

/** Makes a new folder of mode 0700 in one that is there. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  await syncFolder(path.dirname(folder));
}

/** Makes the names in a folder durable. Windows has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
