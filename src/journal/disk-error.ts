import { WizardError } from '../model/error.ts';

/** Where the disk refuses, as an error with a remedy. Everything else is a bug and passes through unchanged. */
export function diskError(error: unknown, path: string): unknown {
  const code = errnoOf(error);
  switch (code) {
    case undefined:
      return error;
    case 'ENOSPC':
    case 'EDQUOT':
      return new WizardError('not-proven', 'disk-full', { path }, { cause: error });
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new WizardError('not-proven', 'disk-read-only', { path }, { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
      return new WizardError('usage', 'run-folder-missing', { path }, { cause: error });
    default:
      return new WizardError('not-proven', 'disk-failing', { path, error: code }, { cause: error });
  }
}

/** The system's code of an error, such as ENOSPC; undefined where it has none. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  // Node's own codes begin with ERR_ and are bugs of the caller.
  return /^E[A-Z0-9]+$/u.test(error.code) ? error.code : undefined;
}
