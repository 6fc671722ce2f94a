import { pemBlocks, type PemBlock } from '../model/pem.ts';
import { aCause, type Cause } from '../model/verdict.ts';

/** Labels that OpenSSL reads a certificate from. */
const CERTIFICATE = /^(?:X509 |TRUSTED )?CERTIFICATE$/;
const PRIVATE_KEY = /PRIVATE KEY$/;

/**
 * Why there is no certificate to be read in what a file holds, as `file` is called; null where there is one. A file is
 * given one character a byte, so that one that is no text can be told by how it begins.
 */
export function certificateTextFault(file: string, text: string): Cause | null {
  const blocks = pemBlocks(text);
  const certificates = blocks.filter(({ label }) => CERTIFICATE.test(label));
  const broken = certificates.find(({ isBroken }) => isBroken);
  if (broken !== undefined)
    return aCause('certificate-malformed', { where: file, line: broken.line });
  if (certificates.length > 0) return null;
  switch (formatOf(text, blocks)) {
    case 'pfx':
      return aCause('certificate-in-pfx', { file });
    case 'pkcs7':
      return aCause('certificate-in-pkcs7', { file });
    case 'pkcs7-der':
      return aCause('certificate-in-pkcs7-der', { file });
    case 'keystore':
      return aCause('certificate-in-keystore', { file });
    case 'request':
      return aCause('certificate-request-only', { file });
    case 'der':
      return aCause('certificate-in-der', { file });
    case 'key-der':
    case 'other':
      return aCause('certificate-none', { where: file, found: labelsOf(blocks) });
  }
}

/** The same of a private key: what `CertificateReader.key` then can say no more about. */
export function keyTextFault(file: string, text: string): Cause | null {
  const blocks = pemBlocks(text);
  const keys = blocks.filter(({ label }) => PRIVATE_KEY.test(label));
  if (keys.some(({ label }) => label === 'OPENSSH PRIVATE KEY'))
    return aCause('certificate-key-of-ssh', { file });
  if (keys.some(({ isEncrypted }) => isEncrypted))
    return aCause('certificate-key-encrypted', { file });
  if (keys.length > 0) return null;
  switch (formatOf(text, blocks)) {
    case 'pfx':
      return aCause('certificate-key-in-pfx', { file });
    case 'keystore':
      return aCause('certificate-in-keystore', { file });
    case 'key-der':
      return aCause('certificate-key-in-der', { file });
    default:
      return aCause('certificate-key-none', { file, found: labelsOf(blocks) });
  }
}

/** The one private key of a text, alone and as programs want it; undefined where it has none or several. A secret. */
export function onlyKey(text: string): string | undefined {
  const keys = pemBlocks(text).filter(({ label }) => PRIVATE_KEY.test(label));
  const different = new Set(keys.map(({ pem }) => pem));
  return different.size === 1 ? keys[0]?.pem : undefined;
}

type Format = 'pfx' | 'pkcs7' | 'pkcs7-der' | 'keystore' | 'request' | 'der' | 'key-der' | 'other';

/** What the first bytes say. A PFX begins with its version, 3; a key with its own, 0 or 1. */
function formatOf(text: string, blocks: readonly PemBlock[]): Format {
  const labels = blocks.map(({ label }) => label);
  if (labels.some((label) => label === 'PKCS7' || label === 'CMS')) return 'pkcs7';
  if (labels.some((label) => label.endsWith('CERTIFICATE REQUEST'))) return 'request';
  if (text.startsWith('\u00FE\u00ED\u00FE\u00ED')) return 'keystore';
  if (!text.startsWith('0')) return 'other';
  const inside = text.slice(2 + lengthOfLength(text.charCodeAt(1)));
  if (inside.startsWith('\u0002\u0001\u0003')) return 'pfx';
  if (['\u0002\u0001\0', '\u0002\u0001\u0001'].includes(inside.slice(0, 3))) return 'key-der';
  if (inside.startsWith('\u0006\u0009\u002A\u0086\u0048\u0086\u00F7\u000D\u0001\u0007\u0002'))
    return 'pkcs7-der';
  return inside.startsWith('0') && text.charCodeAt(1) > 0x7f ? 'der' : 'other';
}

function lengthOfLength(first: number): number {
  return first > 0x80 && first <= 0x84 ? first - 0x80 : 0;
}

function labelsOf(blocks: readonly PemBlock[]): string {
  return [...new Set(blocks.map(({ label }) => label))].slice(0, 5).join(', ') || '-';
}
