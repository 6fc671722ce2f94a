import type { SshKey } from '../model/ssh.ts';
import { publicKeyOf } from './public-key.ts';

/** What the text of a private key tells without its passphrase. */
export type PrivateKeyText = {
  readonly locked: boolean;
  /** OpenSSH's own format has the public half in the open. */
  readonly key: SshKey | null;
};

const MAGIC = 'openssh-key-v1\0';
const PEM = /-----BEGIN ((?:[A-Z0-9]+ )*)PRIVATE KEY-----([\s\S]*?)-----END \1PRIVATE KEY-----/;

/** undefined where it is no private key that OpenSSH could read. */
export function readPrivateKey(text: string): PrivateKeyText | undefined {
  const [, label = '', body = ''] = PEM.exec(text) ?? [];
  if (body === '') return undefined;
  if (label === 'OPENSSH ') return ofOpenSsh(Buffer.from(body, 'base64'));
  const locked = label === 'ENCRYPTED ' || /^Proc-Type:\s*4,ENCRYPTED/m.test(body);
  return { locked, key: null };
}

/** PROTOCOL.key: magic, cipher, KDF, its options, number of keys, public key, … */
function ofOpenSsh(bytes: Buffer): PrivateKeyText | undefined {
  if (bytes.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) return undefined;
  let at = MAGIC.length;
  const next = (): Buffer => {
    const length = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0;
    const part = bytes.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    return part;
  };
  const cipher = next().toString('latin1');
  next();
  next();
  at += 4;
  const key = publicKeyOf(next(), '');
  return key === undefined || at > bytes.length ? undefined : { locked: cipher !== 'none', key };
}
