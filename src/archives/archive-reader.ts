import path from 'node:path';
import type { ArchiveReader, Unpacker } from '../model/archives.ts';
import { WizardError } from '../model/error.ts';
import { diskRefuses } from './disk-refuses.ts';
import { LIMITS, type Limits } from './limits.ts';
import { look } from './look.ts';
import { readMark } from './mark.ts';
import { malformed } from './malformed.ts';
import { sharedLooks } from './shared-looks.ts';
import { textsIn } from './texts.ts';
import { Unfit } from './unfit.ts';
import { unpack } from './unpack.ts';

/** Archives of this machine. Relative paths begin at `cwd`. */
export function archiveReader(cwd: string, limits: Limits = LIMITS): ArchiveReader {
  const shared = sharedLooks((asked, file, signal) => look(asked, file, limits, signal));
  const looked: ArchiveReader['look'] = (asked, signal) =>
    onDisk(asked, () => shared(asked, path.resolve(cwd, asked), signal));
  return {
    look: looked,
    async texts(asked, names, maxBytes, signal) {
      const seen = await looked(asked, signal);
      if (seen.is !== 'whole') throw notWhole(asked, seen);
      const file = path.resolve(cwd, asked);
      return onDisk(asked, () => textsIn(asked, file, seen.type, names, maxBytes, signal));
    },
    unpacked: (folder, signal) => readMark(path.resolve(cwd, folder), signal),
    malformed,
  };
}

export function unpacker(cwd: string): Unpacker {
  const reader = archiveReader(cwd);
  return {
    async unpack({ file: asked, folder, maxBytes }, onProgress, signal) {
      const seen = await reader.look(asked, signal);
      if (seen.is !== 'whole') throw notWhole(asked, seen);
      const from = { seen, path: asked, file: path.resolve(cwd, asked), maxBytes };
      return onDisk(folder, () =>
        unpack({ ...from, folder: path.resolve(cwd, folder) }, onProgress, signal),
      );
    },
  };
}

type NotWhole = Exclude<Awaited<ReturnType<ArchiveReader['look']>>, { is: 'whole' }>;

function notWhole(asked: string, seen: NotWhole): WizardError {
  if (seen.is === 'missing') return new WizardError('faulty-file', 'file-missing', { path: asked });
  if (!('cause' in seen)) return new WizardError('faulty-file', 'archive-no-file', { path: asked });
  return new WizardError('not-proven', seen.cause.code, seen.cause.params);
}

async function onDisk<T>(asked: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // It has become another file since it was looked at.
    if (error instanceof Unfit)
      throw new WizardError('not-proven', error.reason.code, error.reason.params);
    throw diskRefuses(error, asked);
  }
}
