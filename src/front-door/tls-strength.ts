import type { CertificateFacts } from '../model/tls.ts';
import { hasWeakKey, hasWeakSignature, isForServers, mayUseKey } from './certificate-rules.ts';
import { aFault, type DoorFault } from './door-fault.ts';

/** Keys and signatures that are too weak to be taken. */
export function strengthFaults(path: readonly CertificateFacts[]): readonly DoorFault[] {
  return path.flatMap((one) => {
    const { subject, key, signatureAlgorithm } = one;
    return [
      ...(hasWeakKey(one)
        ? [aFault('tls-key-weak', 'weak', { subject, type: key.type, bits: key.bits ?? '-' })]
        : []),
      ...(hasWeakSignature(one)
        ? [aFault('tls-signature-weak', 'weak', { subject, algorithm: signatureAlgorithm })]
        : []),
    ];
  });
}

/** Whether the certificate itself may be used so. */
export function usageFaults(leaf: CertificateFacts, cipher: string): readonly DoorFault[] {
  const { keyUsage, extendedKeyUsage } = leaf;
  // Only the old key exchange of TLS 1.2 encrypts to the key instead of having it sign.
  const needed = cipher.startsWith('TLS_RSA_WITH_') ? 'keyEncipherment' : 'digitalSignature';
  return [
    ...(mayUseKey(leaf, needed)
      ? []
      : [aFault('tls-key-usage', 'usage', { needed, has: keyUsage?.join(', ') || '-' })]),
    ...(isForServers(leaf)
      ? []
      : [aFault('tls-not-for-servers', 'usage', { has: extendedKeyUsage?.join(', ') || '-' })]),
  ];
}
