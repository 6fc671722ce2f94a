import { delimiter } from 'node:path';

const ALLOWED = new Set(['PATH', 'HOME', 'LANG', 'TERM', 'TMPDIR', 'USER', 'TZ', 'SSH_AUTH_SOCK']);

/**
 * What a program gets of the wizard's own environment. Everything else is left out: a region, a profile or a
 * kubeconfig of the operator's shell must not lead a recovery to another cluster. KUBECONFIG is set by whoever
 * composes, to the private one.
 */
export function childEnvironment(
  env: { readonly [name: string]: string | undefined },
  /** A folder of programs that come before all others. */
  first?: string,
): { [name: string]: string } {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (ALLOWED.has(entry[0]) || entry[0].startsWith('LC_')),
  );
  const path = first === undefined ? undefined : [first, env['PATH'] ?? ''].filter(Boolean);
  return {
    ...Object.fromEntries(kept),
    ...(path === undefined ? {} : { PATH: path.join(delimiter) }),
  };
}
