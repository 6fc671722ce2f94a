import { Buffer } from 'node:buffer';
import {
  closeSync,
  constants,
  fchmodSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { diskError } from './disk-error.ts';

const flushed = promisify(fdatasync);

/**
 * A disk that last answered faster than this is waited for on the spot: a thread for it would take longer than it does.
 * A slower one is waited for in a thread, so that clocks and keys go on.
 */
const FAST_MS = 2;

/** The end of a journal, open for appending. */
export type JournalFile = {
  readonly bytes: number;
  /** All of the text is on the disk when this resolves; where it throws, none of it is in the file. */
  append(text: string): Promise<void>;
  close(): void;
};

/** Opens it at the end of its good lines and cuts off what stands behind them. */
export function openJournalFile(path: string, goodBytes: number): JournalFile {
  let bytes = goodBytes;
  let fd: number;
  try {
    fd = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o600);
  } catch (error) {
    throw diskError(error, path);
  }
  /** Whether something that was refused may stand behind the good lines. */
  let dirty = fstatSync(fd).size !== goodBytes;
  let flushMs = Number.POSITIVE_INFINITY;
  const flush = async (): Promise<void> => {
    const started = performance.now();
    if (flushMs < FAST_MS) fdatasyncSync(fd);
    else await flushed(fd);
    flushMs = performance.now() - started;
  };
  const repair = (): void => {
    if (!dirty) return;
    ftruncateSync(fd, bytes);
    fdatasyncSync(fd);
    dirty = false;
  };

  try {
    fchmodSync(fd, 0o600);
    repair();
  } catch (error) {
    closeSync(fd);
    throw diskError(error, path);
  }
  return {
    get bytes() {
      return bytes;
    },
    async append(text) {
      const buffer = Buffer.from(text, 'utf8');
      try {
        repair();
        dirty = true;
        // Into the page cache; only the flush waits for the disk.
        for (let at = 0; at < buffer.length;) at += writeSync(fd, buffer, at);
        await flush();
      } catch (error) {
        undo(repair);
        throw diskError(error, path);
      }
      dirty = false;
      bytes += buffer.length;
    },
    close: () => closeSync(fd),
  };
}

/** Where even this fails, the next append tries it again first, and a reader drops the torn line. */
function undo(repair: () => void): void {
  try {
    repair();
  } catch {
    // The error of the write itself is the one to tell.
  }
}
