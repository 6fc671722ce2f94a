import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Debian keeps servers where users do not look. */
const FOLDERS = [
  ...(process.env['PATH'] ?? '').split(path.delimiter),
  '/usr/sbin',
  '/usr/local/sbin',
];

/** Where a program lies; its bare name where it is not installed. */
export function installed(name: string): string {
  return FOLDERS.map((folder) => path.join(folder, name)).find(isExecutable) ?? name;
}

/** With CI=true they are always said to be there: a test without them fails then. */
export function areInstalled(names: readonly string[], howToGetThem: string): boolean {
  const missing = names.filter((name) => installed(name) === name);
  if (missing.length > 0)
    console.log(`Tests with ${missing.join(', ')} are skipped. To have them, ${howToGetThem}.`);
  return missing.length === 0 || process.env['CI'] === 'true';
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
