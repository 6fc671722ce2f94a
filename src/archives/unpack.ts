import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveSeen, UnpackDone } from '../model/archives.ts';
import { WizardError } from '../model/error.ts';
import type { Progress } from '../model/verdict.ts';
import { LIMITS } from './limits.ts';
import { writeMark } from './mark.ts';
import { walk, type WalkEntry } from './walk.ts';

type Whole = Extract<ArchiveSeen, { is: 'whole' }>;

export type UnpackFrom = {
  readonly seen: Whole;
  readonly path: string;
  readonly file: string;
  readonly folder: string;
  readonly maxBytes: number;
};

/** Into a fresh folder beside, which takes the name only when it is whole. */
export async function unpack(
  from: UnpackFrom,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<UnpackDone> {
  const { folder } = from;
  await mkdir(path.dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}.unpacking-`);
  try {
    const done = await unpackInto(fresh, from, onProgress, signal);
    await intoPlace(fresh, folder);
    return done;
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}

async function unpackInto(
  fresh: string,
  { seen, path: shown, file, maxBytes }: UnpackFrom,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<UnpackDone> {
  const files: { [name: string]: string } = {};
  const links: string[] = [];
  let bytes = 0;
  await walk(seen.type, {
    path: shown,
    file,
    packedBytes: seen.bytes,
    limits: { ...LIMITS, bytes: maxBytes },
    signal,
    async onEntry(entry, content) {
      const { name, kind } = entry;
      if (kind === 'link') links.push(name);
      if (kind === 'folder') await mkdir(path.join(fresh, name), { recursive: true });
      if (kind !== 'file') return;
      files[name] = await written(path.join(fresh, name), entry, content);
      bytes += entry.bytes;
      onProgress({ done: bytes, of: seen.unpackedBytes, unit: 'bytes' });
    },
  });
  const { sha256 } = seen;
  await writeMark(fresh, { archive: path.basename(file), sha256, files });
  return { sha256, files: Object.keys(files).length, bytes, links };
}

/** A file of our own: never through a link, never over another, and nobody's rights but the owner's to change it. */
async function written(
  file: string,
  { executable }: WalkEntry,
  content: AsyncIterable<Uint8Array>,
): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', executable ? 0o755 : 0o644);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

/** An empty folder may stand there; anything else is somebody's. */
async function intoPlace(fresh: string, folder: string): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there !== undefined) {
    if (!there.isDirectory() || (await readdir(folder)).length > 0)
      throw new WizardError('not-proven', 'archive-folder-taken', { folder });
    await rmdir(folder);
  }
  await rename(fresh, folder);
}
