import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../model/tls.ts';
import { isIssuedBy } from '../net/issued-by.ts';
import { extensionsOf } from './extensions.ts';
import { keyFacts, type KeyFacts } from './public-key.ts';
import { signatureName } from './signature-name.ts';

/** The first and the last instant that there are: a time that can't be read makes a certificate valid at no time. */
const NEVER_BEGUN = 8.64e15;
const LONG_OVER = 0;

/**
 * What there is to know of a certificate that stands before `next` in a list. Never throws: of what OpenSSL has taken for
 * a certificate and is broken further in, the least is said that it can be good for.
 */
export function factsOf(x509: X509Certificate, next?: X509Certificate): CertificateFacts {
  const { commonName, organization, names, addresses, ...inside } = extensionsOf(x509.raw);
  return {
    subject: oneLine(x509.subject),
    issuer: oneLine(x509.issuer),
    commonName,
    organization,
    names,
    addresses,
    notBefore: instant(x509.validFromDate, NEVER_BEGUN),
    notAfter: instant(x509.validToDate, LONG_OVER),
    fingerprint: x509.fingerprint256,
    serial: x509.serialNumber,
    isCa: x509.ca,
    isSelfSigned: isIssuedBy(x509, x509),
    key: keyOf(x509),
    signatureAlgorithm: signatureName(inside.signature.oid, inside.signature.parameters),
    keyUsage: inside.keyUsage,
    extendedKeyUsage: inside.extendedKeyUsage,
    pathLength: inside.pathLength,
    isIssuedByNext: next === undefined ? null : isIssuedBy(x509, next),
    pem: x509.toString(),
    ...(inside.mustStaple ? { mustStaple: true as const } : {}),
    ...(inside.policies.length > 0 ? { policies: inside.policies } : {}),
    ...(inside.caIssuers.length > 0 ? { caIssuers: inside.caIssuers } : {}),
    ...(inside.unread ? { unread: true as const } : {}),
  };
}

function keyOf(x509: X509Certificate): KeyFacts {
  try {
    return keyFacts(x509.publicKey);
  } catch {
    return { type: 'unknown', bits: null };
  }
}

/** Node gives a part of a name a line, and escapes what stands within one. */
function oneLine(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ');
}

function instant(date: Date, otherwise: number): number {
  const at = date.getTime();
  return Number.isNaN(at) ? otherwise : at;
}
