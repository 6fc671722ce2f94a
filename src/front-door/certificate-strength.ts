import type { CertificateFacts } from '../model/tls.ts';
import type { Cause, Params } from '../model/verdict.ts';

/** Below these browsers and OpenSSL's usual level refuse a key. */
const LEAST_BITS: { readonly [type: string]: number } = {
  rsa: 2048,
  'rsa-pss': 2048,
  dsa: Infinity,
  ec: 224,
};
const BROKEN_DIGEST = /md[245]|sha-?1(?!\d)/i;

/** What of a chain is too weak to be taken. The signature of a root is proven by nobody. */
export function weakness(
  chain: readonly CertificateFacts[],
  say: (code: string, params?: Params) => Cause,
): readonly Cause[] {
  return chain.flatMap(({ subject, key, signatureAlgorithm, isSelfSigned }) => [
    ...(isWeak(key)
      ? [say('certificate-key-weak', { subject, type: key.type, bits: key.bits ?? '-' })]
      : []),
    ...(!isSelfSigned && BROKEN_DIGEST.test(signatureAlgorithm)
      ? [say('certificate-signature-weak', { subject, algorithm: signatureAlgorithm })]
      : []),
  ]);
}

function isWeak({ type, bits }: CertificateFacts['key']): boolean {
  return bits !== null && bits < (LEAST_BITS[type] ?? 0);
}
