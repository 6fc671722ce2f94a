import { open } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { WizardError } from '../model/error.ts';
import { type Cause, aCause } from '../model/verdict.ts';
import { SECRET_MAX_BYTES, withoutNewline } from './secret-text.ts';

/** Reads a secret from a file; `~/` is the home of the person. A file that others may read is noted. */
export async function readSecretFile(
  name: string,
  given: string,
  {
    env,
    cwd,
  }: { readonly env: { readonly [name: string]: string | undefined }; readonly cwd: string },
): Promise<{ readonly secret: string; readonly notes: readonly Cause[] }> {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? cwd;
  const file = path.resolve(cwd, given.replace(/^~(?=\/|$)/u, home));
  try {
    await using handle = await open(file, 'r');
    const stat = await handle.stat();
    if (!stat.isFile() && !stat.isFIFO()) throw unreadable(name, file, 'EISDIR');
    const buffer = Buffer.alloc(SECRET_MAX_BYTES + 1);
    let length = 0;
    for (let more = 1; more > 0 && length < buffer.length; length += more)
      ({ bytesRead: more } = await handle.read(buffer, length, buffer.length - length));
    if (length > SECRET_MAX_BYTES) throw unreadable(name, file, 'EFBIG');

    const mode = stat.mode & 0o777;
    const open4all = process.platform !== 'win32' && (mode & 0o077) !== 0;
    return {
      secret: withoutNewline(buffer.toString('utf8', 0, length)),
      notes: open4all
        ? [aCause('secret-file-open', { name, path: file, mode: mode.toString(8) })]
        : [],
    };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error instanceof WizardError)
      throw error;
    throw error.code === 'ENOENT'
      ? new WizardError('usage', 'secret-missing', { name, where: file })
      : unreadable(name, file, String(error.code));
  }
}

function unreadable(name: string, file: string, error: string): WizardError {
  return new WizardError('usage', 'secret-unreadable', { name, path: file, error });
}
