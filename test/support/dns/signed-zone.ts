import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { installed } from '../tls/installed.ts';

const run = promisify(execFile);

export type SignedZone = {
  /** The zone file with its signatures. */
  readonly text: string;
  /** For the parent, and for who trusts it: `secure.example. IN DS …`. */
  readonly ds: string;
};

/** Signs a zone with a key of its own. */
export async function signZone(folder: string, zone: string, text: string): Promise<SignedZone> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'zone');
  await writeFile(file, text);
  const inFolder = { cwd: folder };
  const made = await run(
    installed('dnssec-keygen'),
    ['-q', '-a', 'ECDSAP256SHA256', '-f', 'KSK', zone],
    inFolder,
  );
  // One key for all (`-z`): nothing here rolls over.
  await run(installed('dnssec-signzone'), ['-q', '-S', '-z', '-o', zone, file], inFolder);
  const ds = await run(installed('dnssec-dsfromkey'), ['-2', made.stdout.trim()], inFolder);
  return { text: await readFile(`${file}.signed`, 'utf8'), ds: ds.stdout.trim() };
}
