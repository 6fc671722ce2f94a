import { instantText } from './certificate-time.ts';
import type { CertificateFacts } from '../model/tls.ts';

/** A certificate as it stands in evidence: what it says in public, as it came. */
export function certificateRow(certificate: CertificateFacts): object {
  const { subject, issuer, names, addresses, serial, fingerprint, key } = certificate;
  return {
    subject,
    issuer,
    names: [...names, ...addresses],
    from: instantText(certificate.notBefore),
    until: instantText(certificate.notAfter),
    key: `${key.type} ${key.bits ?? '?'}`,
    signature: certificate.signatureAlgorithm,
    serial,
    fingerprint,
  };
}
