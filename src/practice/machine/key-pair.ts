import { utils } from './ssh2.ts';

export type KeyPairText = {
  /** In OpenSSH's own format. */
  readonly private: string;
  /** A line without its end. */
  readonly public: string;
};

/** `bits` of an RSA key. */
export type NewKeyPair = {
  readonly type: 'rsa' | 'ed25519';
  readonly bits?: number;
  readonly comment?: string;
};

const USUAL_BITS = 3072;
const TRIES = 10;

/** Made anew where nobody could read it: the package writes about one ed25519 key in two hundred with bytes missing. */
export function makeKeyPair({ type, bits = USUAL_BITS, comment = '' }: NewKeyPair): KeyPairText {
  for (let tried = 1; ; tried += 1) {
    const pair =
      type === 'rsa'
        ? utils.generateKeyPairSync('rsa', { bits, comment })
        : utils.generateKeyPairSync('ed25519', { comment });
    const faults = [pair.private, pair.public].map((text) => utils.parseKey(text));
    const fault = faults.find((one) => one instanceof Error);
    if (fault === undefined) return pair;
    if (tried === TRIES) throw fault;
  }
}
