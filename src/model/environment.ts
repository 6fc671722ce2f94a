import { WizardError } from './error.ts';

/** What every shell takes as the name of a variable. */
const NAME = /^[A-Za-z_]\w*$/;

/** Throws `WizardError` (`env-name-invalid`, `env-value-invalid`) where a program can't be given these variables. */
export function checkEnvironment(env: { readonly [name: string]: string }): void {
  for (const [name, value] of Object.entries(env)) {
    if (!NAME.test(name)) throw refused('env-name-invalid', name);
    if (value.includes('\0')) throw refused('env-value-invalid', name);
  }
}

/** The value stays out: it may be a secret. */
function refused(code: string, name: string): WizardError {
  return new WizardError('faulty-file', code, { name: name || '-' });
}
