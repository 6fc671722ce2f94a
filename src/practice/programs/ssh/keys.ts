import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { ParsedKey } from 'ssh2';
import { utils } from '../../machine/ssh2.ts';

const OTHERS = 0o077;
const EDGE = '@'.repeat(59);

/** In the words of OpenSSH, why it does not use a key file. */
export type KeyRefused = { readonly refused: string };

/** The private key in a file, where it needs no passphrase. */
export function privateKeyIn(file: string): ParsedKey | KeyRefused {
  let text: string;
  try {
    const { mode } = statSync(file);
    text = readFileSync(file, 'utf8');
    if ((mode & OTHERS) !== 0) return { refused: tooOpen(file, mode & 0o777) };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { refused: `${file}: ${isMissing ? 'No such file or directory' : 'Permission denied'}` };
  }
  const key = utils.parseKey(text);
  const said = key instanceof Error ? key.message : '';
  if (key instanceof Error)
    return {
      refused: `Load key "${file}": ${/passphrase/i.test(said) ? 'incorrect passphrase supplied to decrypt private key' : 'error in libcrypto'}`,
    };
  return key.isPrivateKey() ? key : { refused: `Load key "${file}": invalid format` };
}

export type NamedKey = { readonly key: ParsedKey; readonly name: string };

/** All public keys of a text, with comment or host; of a private key its public half. */
export function publicKeysIn(text: string): readonly NamedKey[] {
  const whole = utils.parseKey(text);
  if (!(whole instanceof Error)) return [{ key: whole, name: whole.comment }];
  return text.split('\n').flatMap((line): readonly NamedKey[] => {
    const [host = '', ...rest] = line.trim().split(' ');
    const [own, known] = [line.trim(), rest.join(' ')].map((one) => utils.parseKey(one));
    if (own !== undefined && !(own instanceof Error)) return [{ key: own, name: own.comment }];
    return known === undefined || known instanceof Error ? [] : [{ key: known, name: host }];
  });
}

export function publicLine(key: ParsedKey): string {
  const comment = key.comment === '' ? '' : ` ${key.comment}`;
  return `${key.type} ${key.getPublicSSH().toString('base64')}${comment}`;
}

/** As OpenSSH shows it: `SHA256:…` or `MD5:aa:bb:…`. */
export function fingerprintOf(blob: Buffer, hash: 'sha256' | 'md5' = 'sha256'): string {
  const digest = createHash(hash).update(blob);
  return hash === 'md5'
    ? `MD5:${digest.digest('hex').replaceAll(/(..)(?!$)/g, '$1:')}`
    : `SHA256:${digest.digest('base64').replace(/=+$/, '')}`;
}

/** What people call a type of key. */
export function kindOf(type: string): string {
  return /^(?:ssh-)?(rsa|ed25519|dss|ecdsa)/.exec(type)?.[1]?.toUpperCase() ?? type;
}

export function bitsOf(key: ParsedKey): number {
  const { modulusLength, namedCurve } =
    createPublicKey(key.getPublicPEM()).asymmetricKeyDetails ?? {};
  return (
    modulusLength ?? { prime256v1: 256, secp384r1: 384, secp521r1: 521 }[namedCurve ?? ''] ?? 256
  );
}

function tooOpen(file: string, mode: number): string {
  return [
    EDGE,
    '@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @',
    EDGE,
    `Permissions ${mode.toString(8).padStart(4, '0')} for '${file}' are too open.`,
    'It is required that your private key files are NOT accessible by others.',
    'This private key will be ignored.',
    `Load key "${file}": bad permissions`,
  ].join('\n');
}
