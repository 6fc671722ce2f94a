import type { SshHost } from '../model/route.ts';
import type { SshKeyFile, SshRefusal } from '../model/ssh.ts';
import type { Params } from '../model/verdict.ts';
import { readKeyFile } from './key-file.ts';
import type { SshSettings } from './settings.ts';

/** Why the key file of a host can't be used here; undefined where it can, or none is named. */
export async function keyFault(
  settings: SshSettings,
  { keyFile }: SshHost,
  signal: AbortSignal,
): Promise<SshRefusal | undefined> {
  if (keyFile === undefined) return undefined;
  const file = await readKeyFile(settings, keyFile, signal);
  const said = saidOf(file);
  if (said === undefined) return undefined;
  return { is: 'out', ...said, mayHeal: said.code === 'ssh-key-locked', says: '' };
}

function saidOf(file: SshKeyFile): { code: string; params: Params } | undefined {
  const { path } = file;
  switch (file.is) {
    case 'missing':
      return { code: 'ssh-key-missing', params: { path } };
    case 'no-key':
      return { code: 'ssh-no-key', params: { path, why: file.why } };
    case 'key': {
      const mode = file.mode.toString(8).padStart(4, '0');
      if ((file.mode & 0o077) !== 0) return { code: 'ssh-key-too-open', params: { path, mode } };
      return file.locked && file.agent !== 'holds-it'
        ? { code: 'ssh-key-locked', params: { path } }
        : undefined;
    }
  }
}
