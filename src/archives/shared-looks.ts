import { stat } from 'node:fs/promises';
import type { ArchiveSeen } from '../model/archives.ts';

/** A look that nobody has waited for in this time is given up. */
const ALONE_MS = 15_000;
const MOST_KEPT = 16;

type Work = {
  readonly seen: Promise<ArchiveSeen>;
  readonly ending: AbortController;
  users: number;
};

/**
 * A large archive takes longer to be read than one look may take: whoever looks again waits for the same reading, and
 * what was read stands until the file is another one.
 */
export function sharedLooks(
  read: (path: string, file: string, signal: AbortSignal) => Promise<ArchiveSeen>,
): (path: string, file: string, signal: AbortSignal) => Promise<ArchiveSeen> {
  const works = new Map<string, Work>();

  function begun(key: string, path: string, file: string): Work {
    const ending = new AbortController();
    const work = { seen: read(path, file, ending.signal), ending, users: 0 };
    work.seen.catch(() => works.delete(key));
    if (works.size >= MOST_KEPT) works.delete([...works.keys()][0] ?? '');
    works.set(key, work);
    return work;
  }

  return async (path, file, signal) => {
    signal.throwIfAborted();
    const key = `${path} ${await identityOf(file)}`;
    signal.throwIfAborted();
    const work = works.get(key) ?? begun(key, path, file);
    work.users += 1;
    const { promise: left, reject } = Promise.withResolvers<never>();
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave);
    try {
      return await Promise.race([work.seen, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      work.users -= 1;
      setTimeout(() => {
        if (work.users === 0) work.ending.abort();
      }, ALONE_MS).unref();
    }
  };
}

async function identityOf(file: string): Promise<string> {
  const stats = await stat(file).catch(() => undefined);
  if (stats === undefined) return `absent ${file}`;
  const { dev, ino, size, mtimeMs, ctimeMs } = stats;
  return [file, dev, ino, size, mtimeMs, ctimeMs].join(' ');
}
