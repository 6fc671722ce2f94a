import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ReadSource } from '../language/index.ts';

/** Reads files for language/, which knows no disk. */
export function readSource(cwd: string): ReadSource {
  const read = (file: string) => {
    const full = path.resolve(cwd, file);
    return standingAt(full) === 'file' ? readFileSync(full, 'utf8') : undefined;
  };
  const whyNot = (file: string) => WHY_NOT[standingAt(path.resolve(cwd, file))];
  return Object.assign(read, { whyNot });
}

const WHY_NOT = {
  file: undefined,
  nothing: undefined,
  folder: 'file-is-folder',
  other: 'file-not-regular',
  forbidden: 'file-forbidden',
} as const;

function standingAt(full: string): keyof typeof WHY_NOT {
  try {
    const stat = statSync(full, { throwIfNoEntry: false });
    if (stat === undefined) return 'nothing';
    if (!stat.isFile() && !stat.isDirectory()) return 'other';
    accessSync(full, stat.isFile() ? constants.R_OK : constants.R_OK | constants.X_OK);
    return stat.isFile() ? 'file' : 'folder';
  } catch {
    return 'forbidden';
  }
}
