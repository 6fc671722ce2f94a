import { createHash } from 'node:crypto';

/**
 * Whether a key of the cloud is this public key of OpenSSH's form: by the key itself where the cloud tells it. Its
 * fingerprint is documented as MD5 of the public key (ECS API reference, RFC 4716); some examples there have the length
 * of SHA-1.
 */
export function isSameKey(
  publicKey: string,
  cloud: { readonly fingerprint: string; readonly publicKey: string },
): boolean {
  const own = blobOf(publicKey);
  if (own === undefined) return false;
  const told = blobOf(cloud.publicKey);
  if (told !== undefined) return own.equals(told);
  const fingerprint = cloud.fingerprint.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
  return ['md5', 'sha1'].some(
    (algorithm) => createHash(algorithm).update(own).digest('hex') === fingerprint,
  );
}

/** What stands between the type and the comment. */
function blobOf(publicKey: string): Buffer | undefined {
  const [type = '', base64 = ''] = publicKey.trim().split(/\s+/);
  if (!/^(ssh|ecdsa|sk-)/.test(type) || !/^[A-Za-z0-9+/]+=*$/.test(base64)) return undefined;
  return Buffer.from(base64, 'base64');
}
