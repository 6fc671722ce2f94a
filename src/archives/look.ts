import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { ArchiveEntry, ArchiveSeen, ArchiveType } from '../model/archives.ts';
import { looksLike, TELLING_BYTES, type LooksLike } from '../model/looks-like.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import type { Limits } from './limits.ts';
import { Unfit } from './unfit.ts';
import { walk } from './walk.ts';

/** Reads a file to its last byte; `path` is how it is said to people. */
export async function look(
  path: string,
  file: string,
  limits: Limits,
  signal: AbortSignal,
): Promise<ArchiveSeen> {
  const stats = await stat(file).catch((error: unknown) => absent(error));
  if (stats === undefined) return { is: 'missing' };
  if (stats.isDirectory()) return { is: 'folder' };
  const onDisk = { bytes: stats.size, modifiedAt: stats.mtimeMs };
  if (!stats.isFile())
    return { is: 'other', ...onDisk, cause: aCause('archive-no-file', { path }) };
  const like = await likeOf(file);
  const type = TYPES[like];
  if (type === undefined) return { is: 'other', ...onDisk, cause: otherCause(path, like) };

  const sha256 = await sha256Of(file, signal);
  const entries: ArchiveEntry[] = [];
  const names = new Set<string>();
  let unpackedBytes = 0;
  try {
    await walk(type, {
      path,
      file,
      limits,
      packedBytes: stats.size,
      signal,
      async onEntry({ name, kind, bytes }, content) {
        // Which of two counts depends on who unpacks it.
        if (kind !== 'folder' && names.has(name))
          throw new Unfit('archive-name-twice', { path, entry: name });
        names.add(name);
        entries.push({ name, kind, bytes });
        for await (const chunk of content) unpackedBytes += chunk.length;
      },
    });
    if (!entries.some(({ kind }) => kind === 'file')) throw new Unfit('archive-empty', { path });
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return { is: 'unfit', ...onDisk, sha256, cause: error.reason };
  }
  return { is: 'whole', ...onDisk, type, sha256, unpackedBytes, entries };
}

const TYPES: { readonly [like in LooksLike]?: ArchiveType } = {
  gzip: 'tar.gz',
  tar: 'tar',
  zip: 'zip',
};

function otherCause(path: string, like: LooksLike): Cause {
  switch (like) {
    case 'nothing':
      return aCause('archive-file-empty', { path });
    case 'html':
      return aCause('archive-page', { path });
    case 'git-lfs-pointer':
      return aCause('archive-lfs-pointer', { path });
    default:
      return aCause('archive-other-kind', { path, like });
  }
}

async function likeOf(file: string): Promise<LooksLike> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(TELLING_BYTES),
      0,
      TELLING_BYTES,
      0,
    );
    return looksLike(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

export async function sha256Of(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { signal, highWaterMark: 1024 * 1024 }))
    hash.update(chunk);
  return hash.digest('hex');
}

function absent(error: unknown): undefined {
  const isAbsent =
    error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
  if (!isAbsent) throw error;
  return undefined;
}
