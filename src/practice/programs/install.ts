import { accessSync, chmodSync, constants, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Puts a program of a few lines of shell into a folder, which starts the stand-in of that name. */
export function installStandIn(folder: string, name: string, self: readonly string[]): void {
  const file = path.join(folder, name);
  const words = [...self, '__stand-in', name].map(quoted).join(' ');
  writeFileSync(file, `#!/bin/sh\nexec ${words} "$@"\n`);
  chmodSync(file, 0o755);
}

/** Puts a link to this machine's own program there. Returns whether it has it. */
export function installOwn(folder: string, name: string, searched: string): boolean {
  const found = programIn(searched, name);
  if (found === undefined) return false;
  symlinkSync(found, path.join(folder, name));
  return true;
}

/** Where a program lies in a PATH; undefined where it does not. */
export function programIn(searched: string, name: string): string | undefined {
  return searched
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
