import { X509Certificate } from 'node:crypto';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { pemBlocks } from '../model/pem.ts';
import { isIssuedBy } from './issued-by.ts';

export type TrustedRoots = {
  /** For the TLS stack: what it trusts, and what it may speak. */
  readonly context: SecureContext;
  /** It is a root that is trusted, or was issued by one: an intermediate that is trusted is no root. */
  trusts(x509: X509Certificate): boolean;
  /** The roots that have the name of its issuer and have issued it. */
  issuersOf(x509: X509Certificate): readonly X509Certificate[];
  /** A trusted root has its name and another key. */
  hasNamesake(x509: X509Certificate): boolean;
};

/** Sites have few: these are what one program asks with. */
const MOST_KEPT = 8;

type Root = { readonly pem: string; readonly x509: X509Certificate };

let machine: readonly Root[] | undefined;

/** All roots of this machine: Node's own, those of NODE_EXTRA_CA_CERTS and the system's. Read once. */
function machineRoots(): readonly Root[] {
  machine ??= [
    ...new Set([...getCACertificates('default'), ...getCACertificates('system')]),
  ].flatMap(readable);
  return machine;
}

const kept = new Map<string, TrustedRoots>();

/**
 * What is trusted: the roots of this machine and those of these texts. Each set is made up once for all who ask: that
 * takes some hundredths of a second.
 */
export function trustedRoots(texts: readonly string[]): TrustedRoots {
  const key = JSON.stringify(texts);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = madeUp(texts);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

function madeUp(texts: readonly string[]): TrustedRoots {
  const given = texts.flatMap((text) => pemBlocks(text).flatMap(({ pem }) => readable(pem)));
  const all = [...given, ...machineRoots()];
  // What somebody names is a root only where it has signed itself: an intermediate has to be sent, whoever trusts it.
  const ends = [
    ...given.filter(({ x509 }) => isIssuedBy(x509, x509)),
    ...machineRoots().filter(({ x509 }) => x509.subject === x509.issuer),
  ];
  const bySubject = Map.groupBy(ends, ({ x509 }) => x509.subject);
  const named = (name: string) => (bySubject.get(name) ?? []).map(({ x509 }) => x509);
  const isRoot = (x509: X509Certificate) =>
    named(x509.subject).some((root) => root.fingerprint256 === x509.fingerprint256);
  const issuersOf = (x509: X509Certificate) =>
    named(x509.issuer).filter((root) => isIssuedBy(x509, root));
  return {
    context: createSecureContext({
      ca: all.map(({ pem }) => pem),
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.3',
    }),
    trusts: (x509) => isRoot(x509) || issuersOf(x509).length > 0,
    issuersOf,
    hasNamesake: (x509) =>
      named(x509.subject).some(
        (root) => !root.publicKey.equals(x509.publicKey) && root.subject === x509.subject,
      ),
  };
}

/** What is no certificate there is trusted by nobody. */
function readable(pem: string): readonly Root[] {
  try {
    return [{ pem, x509: new X509Certificate(pem) }];
  } catch {
    return [];
  }
}
