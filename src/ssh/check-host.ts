import { WizardError } from '../model/error.ts';
import type { SshHost } from '../model/route.ts';

/** Nothing that OpenSSH takes for an option, or the operator's ProxyCommand for more than a name. */
const HOST = /^\w[\w.:%-]{0,254}$/;
const USER = /^\w[\w.@+-]{0,63}\$?$/;

/** Throws `WizardError` (`ssh-word-refused`, `port-out-of-range`) where it can't be a host to log in to. */
export function checkHost({ host, user, port, keyFile }: SshHost): void {
  if (!HOST.test(host)) throw refused(host);
  if (user !== undefined && !USER.test(user)) throw refused(user);
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535))
    throw refused(String(port));
  if (keyFile !== undefined) checkPath(keyFile);
}

/** A path that OpenSSH would read as something else: it has no way to quote `${`. */
export function checkPath(file: string): void {
  const isOption = file.startsWith('-');
  // oxlint-disable-next-line no-control-regex -- these are what it looks for
  if (file === '' || isOption || file.includes('${') || /[\u0000-\u001f\u007f"]/.test(file))
    throw refused(file);
}

function refused(word: string): WizardError {
  return new WizardError('faulty-file', 'ssh-word-refused', { word });
}
