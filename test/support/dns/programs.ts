import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NEEDED = ['named', 'nsupdate', 'dnssec-keygen', 'dnssec-signzone', 'dnssec-dsfromkey'];
/** Debian keeps servers where users do not look. */
const FOLDERS = [
  ...(process.env['PATH'] ?? '').split(path.delimiter),
  '/usr/sbin',
  '/usr/local/sbin',
];

const HOW_TO_GET_THEM =
  'install BIND 9 (Debian: `apt-get install --no-install-recommends bind9 bind9-utils bind9-dnsutils`)';

/** Where a program lies; undefined where it is not installed. */
function findProgram(name: string): string | undefined {
  return FOLDERS.map((folder) => path.join(folder, name)).find(isExecutable);
}

export function program(name: string): string {
  const file = findProgram(name);
  if (file === undefined) throw new Error(`No ${name}: ${HOW_TO_GET_THEM}.`);
  return file;
}

/** With CI=true it is always said to be there: a test without it fails then. */
export function hasBind(): boolean {
  const isThere = NEEDED.every((name) => findProgram(name) !== undefined);
  if (!isThere) console.log(`Tests against BIND are skipped. To have them, ${HOW_TO_GET_THEM}.`);
  return isThere || process.env['CI'] === 'true';
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
