import { createReadStream } from 'node:fs';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ReadEntry } from 'tar';
import { counter } from './limits.ts';
import { safeLink, safeName } from './safe-name.ts';
import { Unfit } from './unfit.ts';
import type { Walk, WalkEntry } from './walk.ts';

const FILES = ['File', 'OldFile', 'ContiguousFile'];
const FOLDERS = ['Directory', 'GNUDumpDir'];
const LINKS = ['Link', 'SymbolicLink'];
/** A name in such a head of its own is longer than any path may be. */
const LONGEST_HEAD = 64 * 1024;
/** Two blocks of zeros stand at the end. */
const END = 1024;

export async function walkTar(walk: Walk, isPacked: boolean): Promise<void> {
  const { path, file, packedBytes, limits, onEntry, signal } = walk;
  const { Parser } = await import('tar');
  const count = counter(path, packedBytes, limits);
  const failing = new AbortController();
  const all = AbortSignal.any([signal, failing.signal]);
  let last: Promise<void> = Promise.resolve();
  let failure: Error | undefined;
  const fail = (error: unknown) => {
    failure ??= error instanceof Error ? error : new Error('unknown');
    failing.abort();
  };

  const parser = new Parser({
    strict: true,
    maxMetaEntrySize: LONGEST_HEAD,
    brotli: false,
    zstd: false,
  });
  parser.on('error', fail);
  parser.on('ignoredEntry', (entry: ReadEntry) => {
    // A head of its own that is too long would silently give the next entry another name.
    if (entry.meta) fail(new Unfit('archive-name-long', { path, entry: entry.path.slice(0, 300) }));
  });
  parser.on('entry', (entry: ReadEntry) => {
    last = last.then(() => each(entry)).catch(fail);
  });

  async function each(entry: ReadEntry): Promise<void> {
    // Somebody has to read it, or nothing comes after it.
    try {
      count.entry();
      const seen = entryOf(entry, path);
      if (seen !== undefined && failure === undefined)
        await onEntry(seen, contentOf(entry, signal));
    } finally {
      entry.resume();
    }
  }

  let ending = Buffer.alloc(0);
  let isFirst = true;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        count.bytes(chunk.length);
        if (isFirst && chunk[0] === 0x1f && chunk[1] === 0x8b)
          throw new Unfit('archive-packed-twice', { path });
        isFirst = false;
        ending = Buffer.concat([ending, chunk.subarray(-END)]).subarray(-END);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error('unknown'));
      }
    },
  });
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (failure !== undefined) done(new Error('failed already'));
      else if (parser.write(chunk)) done();
      else parser.once('drain', () => done());
    },
    final(done) {
      parser.once('end', () => done());
      parser.end();
    },
  });
  const from = createReadStream(file, { highWaterMark: 256 * 1024 });
  try {
    await (isPacked
      ? pipeline(from, createGunzip({ chunkSize: 256 * 1024 }), counted, sink, { signal: all })
      : pipeline(from, counted, sink, { signal: all }));
  } catch (error) {
    signal.throwIfAborted();
    throw failure ?? error;
  }
  await last;
  if (failure !== undefined) throw failure;
  // Where its maker was stopped between two entries nothing else is missing.
  if (ending.length < END || ending.some((byte) => byte !== 0))
    throw new Unfit('archive-cut', { path });
}

/** undefined for the folder itself. */
function entryOf(
  { path: written, type, size, mode = 0, linkpath = '' }: ReadEntry,
  path: string,
): WalkEntry | undefined {
  const name = safeName(written, path);
  if (name === '') return undefined;
  const executable = (mode & 0o111) !== 0;
  if (FILES.includes(type)) return { name, kind: 'file', bytes: size, executable };
  if (FOLDERS.includes(type)) return { name, kind: 'folder', bytes: 0, executable };
  if (!LINKS.includes(type))
    throw new Unfit('archive-entry-kind', { path, entry: name, kind: type });
  // What a hard link names begins at the root of the archive.
  if (type === 'Link') safeName(linkpath, path);
  else safeLink(name, linkpath, path);
  return { name, kind: 'link', bytes: 0, executable };
}

async function* contentOf(entry: ReadEntry, signal: AbortSignal): AsyncIterable<Uint8Array> {
  for await (const chunk of entry) {
    signal.throwIfAborted();
    yield chunk;
  }
}
