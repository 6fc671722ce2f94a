import type { CertificateFacts } from '../model/tls.ts';
import { aFault, type TlsFault } from './tls-fault.ts';

const LEAST_BITS: { readonly [type: string]: number } = {
  rsa: 2048,
  'rsa-pss': 2048,
  ec: 256,
  dsa: Infinity,
};
const BROKEN_DIGEST = /md[245]|sha-?1(?!\d)/i;

/** Keys and signatures that are too weak to be taken. The signature of a root is proven by nobody. */
export function strengthFaults(path: readonly CertificateFacts[]): readonly TlsFault[] {
  return path.flatMap(({ subject, key, signatureAlgorithm, isSelfSigned }) => [
    ...(key.bits !== null && key.bits < (LEAST_BITS[key.type] ?? 0)
      ? [aFault('tls-key-weak', 'weak', { subject, type: key.type, bits: key.bits })]
      : []),
    ...(!isSelfSigned && BROKEN_DIGEST.test(signatureAlgorithm)
      ? [aFault('tls-signature-weak', 'weak', { subject, algorithm: signatureAlgorithm })]
      : []),
  ]);
}

const SERVER_USE = '1.3.6.1.5.5.7.3.1';

/** Whether the certificate itself may be used so. */
export function usageFaults(leaf: CertificateFacts, cipher: string): readonly TlsFault[] {
  const { keyUsage, extendedKeyUsage } = leaf;
  // Only the old key exchange of TLS 1.2 encrypts to the key instead of having it sign.
  const needed = cipher.startsWith('TLS_RSA_WITH_') ? 'keyEncipherment' : 'digitalSignature';
  return [
    ...(keyUsage === null || keyUsage.includes(needed)
      ? []
      : [aFault('tls-key-usage', 'usage', { needed, has: keyUsage.join(', ') || '-' })]),
    ...(extendedKeyUsage === null || extendedKeyUsage.includes(SERVER_USE)
      ? []
      : [aFault('tls-not-for-servers', 'usage', { has: extendedKeyUsage.join(', ') || '-' })]),
  ];
}
