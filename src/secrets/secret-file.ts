import { Buffer } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { WizardError } from '../model/error.ts';
import { type Cause, aCause } from '../model/verdict.ts';
import { SECRET_MAX_BYTES, withoutNewline } from './secret-text.ts';

/** Reads a secret from a file; `~/` is the home of the person. A file that others may read is noted. */
export async function readSecretFile(
  name: string,
  given: string,
  place: { readonly env: { readonly [name: string]: string | undefined }; readonly cwd: string },
): Promise<{ readonly secret: string; readonly notes: readonly Cause[] }> {
  const home = place.env['HOME'] ?? place.env['USERPROFILE'] ?? place.cwd;
  const file = path.resolve(place.cwd, given.replace(/^~(?=\/|$)/u, home));
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    throw fileError(error, name, file);
  }
  try {
    const { mode } = await handle.stat();
    const secret = withoutNewline((await readAll(handle)).toString('utf8'));
    return { secret, notes: notesOn(name, file, mode & 0o777) };
  } catch (error) {
    throw fileError(error, name, file);
  } finally {
    await handle.close();
  }
}

/** Without asking how long it is: it may be a pipe or a device. */
async function readAll(handle: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(SECRET_MAX_BYTES + 1);
  let length = 0;
  for (let more = 1; more > 0 && length < buffer.length; length += more)
    ({ bytesRead: more } = await handle.read(buffer, length, buffer.length - length));
  if (length > SECRET_MAX_BYTES) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
  return buffer.subarray(0, length);
}

function notesOn(name: string, file: string, mode: number): readonly Cause[] {
  if (process.platform === 'win32' || (mode & 0o077) === 0) return [];
  return [aCause('secret-file-open', { name, path: file, mode: mode.toString(8) })];
}

function fileError(error: unknown, name: string, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  return error.code === 'ENOENT'
    ? new WizardError('usage', 'secret-missing', { name, where: file })
    : new WizardError('usage', 'secret-unreadable', {
        name,
        path: file,
        error: String(error.code),
      });
}
