import { createHash } from 'node:crypto';
import type { SshKey } from '../model/ssh.ts';

/** Key types whose size is in their name or always the same. */
const BITS: { readonly [type: string]: number } = {
  'ssh-ed25519': 256,
  'sk-ssh-ed25519@openssh.com': 256,
  'ecdsa-sha2-nistp256': 256,
  'sk-ecdsa-sha2-nistp256@openssh.com': 256,
  'ecdsa-sha2-nistp384': 384,
  'ecdsa-sha2-nistp521': 521,
};

/** A line of a `.pub` file; undefined where it is none. */
export function parsePublicKey(line: string): SshKey | undefined {
  const [, type = '', base64 = '', comment = ''] =
    /^(\S+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]+(.*))?$/.exec(line.trim()) ?? [];
  const blob = Buffer.from(base64, 'base64');
  return base64 !== '' && fields(blob)?.[0]?.toString('latin1') === type
    ? publicKeyOf(blob, comment.trim())
    : undefined;
}

/** A public key as it goes over the wire (RFC 4253 §6.6); undefined where it is none. */
export function publicKeyOf(blob: Buffer, comment: string): SshKey | undefined {
  const parts = fields(blob);
  const type = parts?.[0]?.toString('latin1') ?? '';
  if (parts === undefined || parts.length < 2 || !/^[\w@.-]{1,80}$/.test(type)) return undefined;
  const said = comment === '' ? '' : ` ${comment}`;
  const sum = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  const md5 = createHash('md5').update(blob).digest('hex');
  return {
    type,
    bits: bitsOf(type, parts),
    fingerprint: `SHA256:${sum}`,
    md5: md5.replaceAll(/(..)(?!$)/g, '$1:'),
    comment,
    publicKey: `${type} ${blob.toString('base64')}${said}`,
  };
}

/** RSA: type, exponent, modulus. DSA: type, p, … */
function bitsOf(type: string, parts: readonly Buffer[]): number {
  const number = { 'ssh-rsa': parts[2], 'ssh-dss': parts[1] }[type];
  if (number === undefined) return BITS[type] ?? 0;
  const hex = number.toString('hex').replace(/^0+/, '');
  return hex === ''
    ? 0
    : (hex.length - 1) * 4 + Number.parseInt(hex.charAt(0), 16).toString(2).length;
}

/** Texts with their length before them, to the end; undefined where it is cut off. */
export function fields(blob: Buffer): readonly Buffer[] | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; at < blob.length;) {
    if (at + 4 > blob.length) return undefined;
    const length = blob.readUInt32BE(at);
    if (length > blob.length - at - 4) return undefined;
    parts.push(blob.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}
