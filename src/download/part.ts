import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { isObject } from '../model/json.ts';

/** What is known of a file that has come in part. */
type Note = {
  /** Without its query: a signed address is another one each time. */
  readonly url: string;
  /** What proves that the rest belongs to it. */
  readonly validator: string | null;
  readonly total: number | null;
  readonly modifiedAt: number | null;
};

/** A file that is being fetched, beside the place where it will be. */
export type Part = {
  readonly file: string;
  note(): Note;
  bytes(): number;
  append(chunk: Uint8Array): Promise<void>;
  /** Empties it: what comes now is another file, or one that can't be gone on with. */
  begin(note: Note): Promise<void>;
  sha256(): string;
  /** To the disk, with the time that the server gave. */
  finish(): Promise<void>;
  close(): Promise<void>;
};

export function partOf(file: string): string {
  return `${file}.part`;
}

function noteOf(file: string): string {
  return `${file}.part.json`;
}

/** With what an earlier attempt has left, where that was of the same address. */
export async function openPart(file: string, url: string): Promise<Part> {
  await mkdir(path.dirname(file), { recursive: true });
  const part = partOf(file);
  const left = await readNote(noteOf(file));
  let note: Note = { url, validator: null, total: null, modifiedAt: null };
  let hash = createHash('sha256');
  let bytes = 0;
  // Private until it is whole: it may hold keys.
  const handle = await open(part, 'a+', 0o600);
  try {
    if (left?.url === url && left.validator !== null) {
      note = left;
      bytes = await hashed(part, hash);
    } else await handle.truncate(0);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    file: part,
    note: () => note,
    bytes: () => bytes,
    async append(chunk) {
      await writeAll(handle, chunk);
      hash.update(chunk);
      bytes += chunk.length;
    },
    async begin(next) {
      await handle.truncate(0);
      hash = createHash('sha256');
      bytes = 0;
      note = next;
      await writeFile(noteOf(file), JSON.stringify(next), { mode: 0o600 });
    },
    sha256: () => hash.copy().digest('hex'),
    async finish() {
      const { modifiedAt } = note;
      if (modifiedAt !== null) await handle.utimes(modifiedAt / 1000, modifiedAt / 1000);
      await handle.sync();
    },
    close: () => handle.close(),
  };
}

export async function removePart(file: string): Promise<void> {
  await rm(partOf(file), { force: true });
  await removeNote(file);
}

export async function removeNote(file: string): Promise<void> {
  await rm(noteOf(file), { force: true });
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    const { bytesWritten } = await handle.write(chunk, at);
    at += bytesWritten;
  }
}

async function hashed(file: string, hash: Hash): Promise<number> {
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return (await stat(file)).size;
}

async function readNote(file: string): Promise<Note | undefined> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (!isObject(read) || typeof read['url'] !== 'string') return undefined;
    const { url, validator, total, modifiedAt } = read;
    return {
      url,
      validator: typeof validator === 'string' ? validator : null,
      total: typeof total === 'number' ? total : null,
      modifiedAt: typeof modifiedAt === 'number' ? modifiedAt : null,
    };
  } catch {
    // There is none, or it was cut off with the program: then it begins anew.
    return undefined;
  }
}
