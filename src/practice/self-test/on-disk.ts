import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Mend } from './break.ts';

const ASIDE = '.self-test';

/** A path of the runbook as it lies in the drill's folder. */
export function onDisk({ folder }: { readonly folder: string }, file: string): string {
  return path.resolve(folder, file);
}

/** Other bytes in the place of a file's own; its mode stays. */
export function rewritten(file: string, change: (bytes: Buffer) => string | Uint8Array): Mend {
  const before = readFileSync(file);
  const { mode } = statSync(file);
  writeFileSync(file, change(before));
  return () => writeFileSync(file, before, { mode });
}

/** A file or a folder that is not there any more. */
export function takenAway(file: string): Mend {
  renameSync(file, `${file}${ASIDE}`);
  return () => renameSync(`${file}${ASIDE}`, file);
}

/** A file that was not there before. */
export function laid(file: string, text: string): Mend {
  if (existsSync(file)) throw new Error(`There is a file already: ${file}`);
  writeFileSync(file, text);
  return () => rmSync(file);
}

/** Other rights on a file. */
export function openedTo(file: string, mode: number): Mend {
  const before = statSync(file).mode;
  chmodSync(file, mode);
  return () => chmodSync(file, before);
}
