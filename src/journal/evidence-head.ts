import { open } from 'node:fs/promises';
import path from 'node:path';
import { WizardError } from '../model/error.ts';
import type { EvidenceRef } from '../model/verdict.ts';
import { errnoOf } from './disk-error.ts';

/** Enough to tell what it is, and little enough to be read while somebody looks on. */
const HEAD = 8192;

/** The beginning of what was seen, from the run's folder. */
export async function evidenceHead(folder: string, { file }: EvidenceRef): Promise<string> {
  const whole = path.join(folder, file);
  try {
    const handle = await open(whole, 'r');
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return buffer.subarray(0, bytesRead).toString('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errnoOf(error);
    if (code === undefined) throw error;
    throw new WizardError('not-proven', 'evidence-unreadable', { file: whole, error: code });
  }
}
