import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/**
 * Whether a certificate is for a name or an address. Neither its common name counts, nor a wildcard that stands for a part
 * of a label: OpenSSL still takes both, and no browser does.
 */
export function isForName(x509: X509Certificate, name: string): boolean {
  if (isIP(name) !== 0) return x509.checkIP(name) !== undefined;
  const ascii = domainToASCII(name);
  const rule = { subject: 'never', partialWildcards: false } as const;
  return ascii !== '' && x509.checkHost(ascii, rule) !== undefined;
}
