import type { AccessQuestion } from '../../model/access.ts';
import { WizardError } from '../../model/error.ts';
import type { ClusterReader } from '../../model/ports.ts';
import { onlyForTls, usesOf } from '../../readiness/ingress-tls.ts';

/** The Secrets that Ingresses name for these hosts. Throws where a host has none: where it should go nobody has said. */
export async function secretsNamedFor(
  hosts: readonly string[],
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<readonly { readonly namespace: string; readonly name: string }[]> {
  const kind = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' };
  const ingresses = await cluster.list(kind, signal);
  const found = new Map<string, { readonly namespace: string; readonly name: string }>();
  for (const host of hosts) {
    const uses = usesOf(host, ingresses);
    const named = uses.filter(({ by }) => by === 'named');
    if (named.length === 0) throw unnamed(host, uses, onlyForTls(host, ingresses));
    for (const { namespace, secrets } of named)
      for (const name of secrets) found.set(`${namespace}/${name}`, { namespace, name });
  }
  return [...found.values()];
}

/** What that needs of who may not read Ingresses: which Secrets it is about is known only once they may. */
export function wantsToName(namespace: string | undefined): readonly AccessQuestion[] {
  const secrets = { group: '', resource: 'secrets' };
  return [
    { verb: 'list', group: 'networking.k8s.io', resource: 'ingresses' },
    ...(namespace === undefined
      ? []
      : ['get', 'patch'].map((verb) => ({ verb, ...secrets, namespace }))),
  ];
}

function unnamed(
  host: string,
  [use]: ReturnType<typeof usesOf>,
  [onlyTls]: readonly string[],
): WizardError {
  const is = (code: string, ingress: string) =>
    new WizardError('not-proven', code, { host, ingress });
  if (use?.by === 'unnamed') return is('tls-secret-unnamed', use.ingress);
  if (use?.by === 'maybe') return is('ingress-tls-not-for-host', use.ingress);
  if (use !== undefined) return is('ingress-without-tls', use.ingress);
  return onlyTls === undefined
    ? new WizardError('not-proven', 'host-without-ingress', { host })
    : is('tls-host-without-rule', onlyTls);
}
