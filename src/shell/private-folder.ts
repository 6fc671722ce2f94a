import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WizardError } from '../model/error.ts';

/** A folder that only its owner can look into, for as long as it is needed. A disk that refuses is no bug of ours. */
export async function withPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const place = tmpdir();
  let folder: string | undefined;
  try {
    folder = await mkdtemp(path.join(place, 'dr-wizard-'));
    return await use(folder);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new WizardError(
        'usage',
        'outside-no-file',
        { path: place, why: error.message },
        { cause: error },
      );
    throw error;
  } finally {
    if (folder !== undefined)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
