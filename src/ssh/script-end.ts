import { WizardError } from '../model/error.ts';
import { A_UID } from './questions.ts';
import type { RemoteWord } from './remote-lines.ts';
import type { ScriptNote } from './script-note.ts';

type Where = { readonly host: string; readonly script: string; readonly folder: string };

/** What to say of a script that did not tell its exit code; `last` is the last word that came. */
export function endError(last: RemoteWord | undefined, where: Where, output: string): WizardError {
  const { host, script, folder } = where;
  const evidence = output === '' ? [] : [{ name: 'output', text: output }];
  switch (last?.is) {
    case 'busy':
      return new WizardError('not-proven', 'ssh-script-still-runs', { host, folder: last.what });
    case 'refused':
      return new WizardError('not-proven', 'ssh-script-not-started', { ...where, why: last.what });
    case 'not-started':
      return new WizardError('not-proven', 'ssh-script-not-started', { ...where, why: '-' });
    case 'lost':
      return new WizardError(
        'not-proven',
        'ssh-script-lost',
        { host, script, folder },
        { evidence },
      );
    case 'cluster':
      return clusterError(host, last);
    default:
      return new WizardError('not-proven', 'ssh-connection-lost', { host, script }, { evidence });
  }
}

function clusterError(
  host: string,
  { code, says }: { readonly code: number; readonly says: string },
) {
  if (code === 127) return new WizardError('not-proven', 'ssh-no-kubectl', { host });
  const found = says.trim();
  if (code === 0 && A_UID.test(found))
    return new WizardError('wrong-target', 'ssh-wrong-cluster', { host, found, expected: '-' });
  return new WizardError('not-proven', 'ssh-cluster-unseen', { host, says: found || String(code) });
}

/** Nobody knows how it ended. */
export function lost({ host: { host }, script }: ScriptNote, cause?: WizardError): WizardError {
  const evidence =
    cause === undefined
      ? []
      : [{ name: 'ssh', text: JSON.stringify({ code: cause.code, ...cause.params }) }];
  return new WizardError('not-proven', 'ssh-connection-lost', { host, script }, { evidence });
}

/** After these nobody knows, or it was started. */
export const MAY_HAVE_STARTED = new Set(['ssh-connection-lost', 'ssh-script-lost']);

export function expecting(error: WizardError, expected: string): WizardError {
  const { kind, code, params, evidence } = error;
  if (code !== 'ssh-wrong-cluster') return error;
  return new WizardError(kind, code, { ...params, expected }, { evidence });
}

/** Of what may have been started before, a refused login tells nothing. */
export function inDoubt(error: WizardError, note: ScriptNote): WizardError {
  const settled = ['ssh-script-lost', 'ssh-script-not-started', 'ssh-connection-lost'];
  return settled.includes(error.code) ? error : lost(note, error);
}
