import { watch, type FSWatcher } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { CommandFiles, ExitNote } from './command-files.ts';
import { visibleStream } from './visible.ts';

const POLL_MS = 100;
const KEPT_BYTES = 64 * 1024;

export type Followed = {
  readonly exit: ExitNote;
  readonly output: string;
  readonly bytes: number;
};

/**
 * Hands on what a command writes until it has ended, made safe to show. Of a command that has written much already,
 * only the end: nobody reads 200 MB, and the file has it all.
 */
export async function followOutput(
  files: CommandFiles,
  onOutput: (text: string) => void,
  signal: AbortSignal,
  ended: () => Promise<ExitNote | undefined>,
): Promise<Followed> {
  const wake = waker(files.out, signal);
  const decoder = new StringDecoder('utf8');
  const safe = visibleStream();
  let kept = '';
  let offset: number | undefined;
  const hand = (text: string) => {
    if (text === '') return;
    kept = (kept + text).slice(-KEPT_BYTES);
    onOutput(text);
  };
  try {
    for (;;) {
      signal.throwIfAborted();
      // The end is asked for first: what is read after it is all there is.
      const exit = await ended();
      offset = await readFrom(files.out, offset, (bytes) => hand(safe.push(decoder.write(bytes))));
      if (exit !== undefined) {
        hand(safe.push(decoder.end()) + safe.end());
        return { exit, output: kept, bytes: offset ?? 0 };
      }
      await wake.next();
    }
  } finally {
    wake.close();
  }
}

async function readFrom(
  file: string,
  from: number | undefined,
  onBytes: (bytes: Buffer) => void,
): Promise<number | undefined> {
  let handle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return from;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    let offset = from ?? Math.max(0, size - KEPT_BYTES);
    const buffer = Buffer.alloc(KEPT_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
      if (bytesRead === 0) return offset;
      onBytes(buffer.subarray(0, bytesRead));
      offset += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** Wakes when something happens in the file's folder, and every so often where the system does not tell. */
function waker(file: string, signal: AbortSignal): { next(): Promise<void>; close(): void } {
  let wake = () => {};
  let pending = false;
  const happened = () => {
    pending = true;
    wake();
  };
  const watcher = watched(path.dirname(file), happened);
  signal.addEventListener('abort', happened);
  return {
    async next() {
      if (!pending) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, POLL_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      pending = false;
    },
    close() {
      watcher?.close();
      signal.removeEventListener('abort', happened);
    },
  };
}

/** undefined where there are no watches left, or the file system has none: the poll has to do. */
function watched(folder: string, happened: () => void): FSWatcher | undefined {
  try {
    return watch(folder, happened).on('error', () => {});
  } catch {
    return undefined;
  }
}
