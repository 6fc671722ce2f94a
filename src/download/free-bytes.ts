import { statfs } from 'node:fs/promises';
import path from 'node:path';

/** What a program without rights may still write there; undefined where the system does not tell. */
export async function freeBytes(file: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(path.dirname(file));
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
