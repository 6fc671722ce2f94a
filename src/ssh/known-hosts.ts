import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SshHostKey } from '../model/ssh.ts';
import type { ClientConfig } from './client-config.ts';
import { parsePublicKey } from './public-key.ts';
import { runProgram } from './run-program.ts';
import type { SshSettings } from './settings.ts';

/** The host keys that were noted for a host: in the run's folder, and in the operator's own files. */
export type KnownKeys = {
  readonly own: readonly KnownKey[];
  readonly operators: readonly KnownKey[];
};
type KnownKey = SshHostKey & { readonly line: string };

export async function knownHostsFile(settings: Pick<SshSettings, 'folder'>): Promise<string> {
  return path.join(await settings.folder(), 'known_hosts');
}

/** Lines with a mark, such as `@revoked`, are OpenSSH's business. */
export async function knownKeys(
  settings: SshSettings,
  { name, hostname, knownHosts, globalKnownHosts }: ClientConfig,
  signal: AbortSignal,
): Promise<KnownKeys> {
  const inFile = async (file: string, as: string): Promise<readonly KnownKey[]> => {
    if (!(await isThere(file))) return [];
    const argv = ['ssh-keygen', '-F', as, '-f', file];
    const { stdout } = await runProgram(argv, { env: settings.env() }, signal);
    return stdout.split('\n').flatMap((line) => {
      const [first = '', ...rest] = line.split(' ');
      const key = /^[#@]/.test(first) ? undefined : parsePublicKey(rest.join(' '));
      return key === undefined ? [] : [{ type: key.type, fingerprint: key.fingerprint, line }];
    });
  };
  // As OpenSSH does: what is known of a host holds for its other ports, where nothing is known of them.
  const names = [...new Set([name, hostname])];
  const files = [...knownHosts, ...globalKnownHosts];
  const operators = await Promise.all(files.flatMap((file) => names.map((as) => inFile(file, as))));
  return { own: await inFile(await knownHostsFile(settings), name), operators: operators.flat() };
}

/** What the operator knew already is noted in the run's folder too: from now on it is this one key. */
export async function pinKey(settings: SshSettings, name: string, { line }: KnownKey) {
  const [, ...key] = line.split(' ');
  await appendFile(await knownHostsFile(settings), `${name} ${key.join(' ')}\n`, { mode: 0o600 });
}

async function isThere(file: string): Promise<boolean> {
  try {
    await readFile(file);
    return true;
  } catch {
    return false;
  }
}
