import { WizardError } from '../model/error.ts';

/** An error of the file system as one that says what to do; anything else as it is. */
export function diskRefuses(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new WizardError('not-proven', 'archive-no-space', { path }, { cause: error });
  if (code === 'ENOENT') return new WizardError('faulty-file', 'file-missing', { path });
  return new WizardError('faulty-file', 'file-unreadable', { path, reason: code });
}
