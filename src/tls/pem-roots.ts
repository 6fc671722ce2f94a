import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import { pemBlocks } from '../model/pem.ts';
import { isIssuedBy } from './facts.ts';

export type PemRoots = {
  /** It is a trusted root itself, or one of these has issued it. */
  trusts(x509: X509Certificate): boolean;
};

type BySubject = ReadonlyMap<string, readonly X509Certificate[]>;

let system: BySubject | undefined;

/** The roots that Node's own TLS trusts, and those of these texts. What is no certificate there is trusted by nobody. */
export function pemRoots(texts: readonly string[]): PemRoots {
  const own = bySubject(texts.flatMap((text) => pemBlocks(text).map(({ pem }) => pem)));
  system ??= bySubject(getCACertificates('default'));
  const named = (name: string) => [...(own.get(name) ?? []), ...(system?.get(name) ?? [])];
  return {
    trusts: (x509) =>
      named(x509.subject).some((root) => root.fingerprint256 === x509.fingerprint256) ||
      named(x509.issuer).some((root) => isIssuedBy(x509, root)),
  };
}

function bySubject(pems: readonly string[]): BySubject {
  const all = new Map<string, X509Certificate[]>();
  for (const x509 of pems.flatMap((pem) => certificate(pem) ?? []))
    all.set(x509.subject, [...(all.get(x509.subject) ?? []), x509]);
  return all;
}

/** A chain is looked at step by step with the same roots each time. */
const known = new Map<string, X509Certificate | undefined>();
const MOST_KNOWN = 2000;

function certificate(pem: string): X509Certificate | undefined {
  if (known.size > MOST_KNOWN) known.clear();
  if (!known.has(pem)) known.set(pem, parsed(pem));
  return known.get(pem);
}

function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
