import { checkHostName } from '../model/host-name.ts';
import type { JsonObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { isBeingDeleted, namespaceOf, objectsAt, textAt, textsAt } from './read-object.ts';

/** How one Ingress comes to a certificate for a host. */
export type IngressUse = {
  /** `namespace/name`. */
  readonly ingress: string;
  readonly namespace: string;
  /** Another class is another controller. */
  readonly className: string;
  /**
   * `named`: its `tls` names the host. `unnamed`: so it does, without a Secret. `maybe`: no entry names the host, so that
   * the controller tries the certificates of all. `none`: it has no `tls` to take one from.
   */
  readonly by: 'named' | 'unnamed' | 'maybe' | 'none';
  /** In its own namespace. */
  readonly secrets: readonly string[];
};

/**
 * The Ingresses that serve a host, as ingress-nginx takes them: a rule that names it goes before one for its wildcard, and
 * `tls` counts by the name that the rule has.
 */
export function usesOf(host: string, ingresses: readonly KubeObject[]): readonly IngressUse[] {
  const lower = asWritten(host);
  const wildcard = `*.${lower.split('.').slice(1).join('.')}`;
  const living = ingresses.filter((one) => !isBeingDeleted(one));
  for (const name of [lower, wildcard]) {
    const serving = living.filter((one) => hasRule(one, name));
    if (serving.length > 0) return serving.map((one) => useOf(one, name));
  }
  return [];
}

/** Ingresses that name a host for TLS alone: without a rule for it nothing is served. */
export function onlyForTls(host: string, ingresses: readonly KubeObject[]): readonly string[] {
  return ingresses
    .filter((one) => entriesOf(one).some((entry) => names(entry, asWritten(host))))
    .map(nameOf);
}

/** As an Ingress has to write it: without a last dot, in ASCII. */
function asWritten(host: string): string {
  const checked = checkHostName(host);
  return checked.ok ? checked.name : host.toLowerCase();
}

function useOf(ingress: KubeObject, name: string): IngressUse {
  const own = {
    ingress: nameOf(ingress),
    namespace: namespaceOf(ingress) ?? 'default',
    className: classOf(ingress),
  };
  const entries = entriesOf(ingress);
  const naming = entries.find((entry) => names(entry, name));
  if (naming !== undefined) {
    const secret = secretOf(naming);
    return secret === undefined
      ? { ...own, by: 'unnamed', secrets: [] }
      : { ...own, by: 'named', secrets: [secret] };
  }
  const secrets = [...new Set(entries.flatMap((entry) => secretOf(entry) ?? []))];
  return { ...own, by: secrets.length === 0 ? 'none' : 'maybe', secrets };
}

function entriesOf(ingress: KubeObject): readonly JsonObject[] {
  return objectsAt(ingress, 'spec', 'tls');
}

function names(entry: JsonObject, name: string): boolean {
  return textsAt(entry, 'hosts').some((one) => one.toLowerCase() === name);
}

function secretOf(entry: JsonObject): string | undefined {
  return textAt(entry, 'secretName') || undefined;
}

function hasRule(ingress: KubeObject, name: string): boolean {
  return objectsAt(ingress, 'spec', 'rules').some(
    (rule) => textAt(rule, 'host')?.toLowerCase() === name,
  );
}

function classOf(ingress: KubeObject): string {
  return (
    textAt(ingress, 'spec', 'ingressClassName') ??
    ingress.metadata.annotations?.['kubernetes.io/ingress.class'] ??
    ''
  );
}

function nameOf(ingress: KubeObject): string {
  return `${namespaceOf(ingress) ?? 'default'}/${ingress.metadata.name}`;
}
