import { chmod, constants, copyFile, link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import type { NewKey, SshWriter } from '../model/ssh.ts';
import { checkPath } from './check-host.ts';
import { runProgram } from './run-program.ts';
import type { SshSettings } from './settings.ts';

/** Makes and closes key files. Nothing that is there is ever written over. */
export function keyWriter(
  settings: SshSettings,
): Pick<SshWriter, 'makeKey' | 'writePublicHalf' | 'closeKey'> {
  return {
    makeKey: (key, signal) => makeKey(settings, key, signal),
    async writePublicHalf(named, publicKey) {
      const file = `${settings.pathOf(named)}.pub`;
      await writing(file, () => writeFile(file, `${publicKey}\n`, { flag: 'wx', mode: 0o644 }));
    },
    async closeKey(named) {
      const file = settings.pathOf(named);
      await writing(file, () => chmod(file, 0o600));
    },
  };
}

/** Made aside and put in place whole: who looks meanwhile sees no half of a key. */
async function makeKey(
  { env, pathOf }: SshSettings,
  { path: named, type, bits, comment }: NewKey,
  signal: AbortSignal,
): Promise<void> {
  const file = pathOf(named);
  checkPath(file);
  await writing(file, async () => {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const aside = await mkdtemp(path.join(path.dirname(file), '.dr-wizard-'));
    try {
      const made = path.join(aside, 'key');
      const size = type === 'rsa' ? ['-b', String(bits)] : [];
      // An empty passphrase is no secret.
      const words = ['-q', '-t', type, ...size, '-N', '', '-C', comment, '-f', made];
      const { exitCode, stderr } = await runProgram(
        ['ssh-keygen', ...words],
        { env: env() },
        signal,
      );
      if (exitCode !== 0)
        throw new WizardError('not-proven', 'ssh-key-not-made', {
          path: file,
          says: stderr.trim().split('\n').at(-1) || '-',
        });
      await putInPlace(made, file);
      await putInPlace(`${made}.pub`, `${file}.pub`);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  });
}

/** Fails where something is there. Not every file system has links. */
async function putInPlace(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

async function writing(file: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof WizardError) throw error;
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'EEXIST')
      throw new WizardError('not-proven', 'ssh-key-in-the-way', { path: file }, { cause: error });
    throw new WizardError(
      'not-proven',
      'ssh-key-unwritable',
      { path: file, code },
      { cause: error },
    );
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
