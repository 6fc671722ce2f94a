import { accessSync, constants, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** In which a program is started, beside what it is given. */
export type ProgramEnv = { readonly [name: string]: string };

/** Puts a program of a few lines of shell into a folder, which starts the stand-in of that name. */
export function installStandIn(
  folder: string,
  name: string,
  self: readonly string[],
  env: ProgramEnv = {},
): void {
  installWrapper(folder, name, [...self, '__stand-in', name], env);
}

/** Puts a program there which starts another: with these words before its own, and in an environment with these as well. */
export function installWrapper(
  folder: string,
  name: string,
  words: readonly string[],
  env: ProgramEnv,
): void {
  const exports = Object.entries(env).map(([key, value]) => `export ${key}=${quoted(value)}\n`);
  const text = `#!/bin/sh\n${exports.join('')}exec ${words.map(quoted).join(' ')} "$@"\n`;
  writeFileSync(path.join(folder, name), text, { mode: 0o755 });
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
    .map((folder) => path.resolve(folder, name))
    .find(isExecutable);
}

/** One word, whatever is in it, to a shell. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
