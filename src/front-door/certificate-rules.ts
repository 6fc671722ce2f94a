import type { CertificateFacts } from '../model/tls.ts';

/** What is true of a certificate wherever it was seen: in a file, in a Secret, sent by a server. */

/** What TLS clients take: CA/Browser Forum BR §6.1.5; OpenSSL and browsers refuse DSA altogether. */
const LEAST_BITS: { readonly [type: string]: number } = {
  rsa: 2048,
  'rsa-pss': 2048,
  ec: 256,
  dsa: Infinity,
};
const BROKEN_DIGEST = /md[245]|sha-?1(?!\d)/i;

export function hasWeakKey({ key: { type, bits } }: CertificateFacts): boolean {
  return bits !== null && bits < (LEAST_BITS[type] ?? 0);
}

/** The signature of a root is proven by nobody. */
export function hasWeakSignature({ signatureAlgorithm, isSelfSigned }: CertificateFacts): boolean {
  return !isSelfSigned && BROKEN_DIGEST.test(signatureAlgorithm);
}

const SERVER_USE = '1.3.6.1.5.5.7.3.1';

/** "Any use" is not enough: OpenSSL refuses it, and no public CA may write it (BR §7.1.2.7.10). */
export function isForServers({ extendedKeyUsage }: CertificateFacts): boolean {
  return extendedKeyUsage === null || extendedKeyUsage.includes(SERVER_USE);
}

/** Whether its key may do this. */
export function mayUseKey({ keyUsage }: CertificateFacts, use: string): boolean {
  return keyUsage === null || keyUsage.includes(use);
}

/** Why it could not issue, with so many between it and the certificate itself; null where it could. */
export function issuingFault(
  { isCa, isSelfSigned, keyUsage, pathLength }: CertificateFacts,
  below: number,
): 'no-ca' | 'path-too-long' | null {
  // A root of the old kind says nothing of it.
  if (!isCa && !isSelfSigned) return 'no-ca';
  if (keyUsage !== null && !keyUsage.includes('keyCertSign')) return 'no-ca';
  return pathLength !== null && pathLength < below ? 'path-too-long' : null;
}

export function validityAt(
  { notBefore, notAfter }: CertificateFacts,
  now: number,
): 'ended' | 'not-begun' | 'valid' {
  if (now > notAfter) return 'ended';
  return now < notBefore ? 'not-begun' : 'valid';
}

/** EV, and by whom the name was proven: domain, organization, individual (BR §7.1.6.1). */
const PUBLIC_POLICIES = ['2.23.140.1.1', '2.23.140.1.2.1', '2.23.140.1.2.2', '2.23.140.1.2.3'];

/**
 * By what it says of itself it comes from a CA that everybody trusts, which also says where its issuer's certificate is
 * fetched (BR §7.1.2.7): a private CA writes no such policy.
 */
export function isOfPublicCa({ policies = [], caIssuers = [] }: CertificateFacts): boolean {
  return (
    policies.some((policy) => PUBLIC_POLICIES.includes(policy)) &&
    caIssuers.some((place) => /^https?:\/\//i.test(place))
  );
}
