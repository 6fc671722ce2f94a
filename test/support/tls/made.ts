// oxlint-disable-next-line import/no-unassigned-import -- the library wants it to be there
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(globalThis.crypto);

const DAY_MS = 86_400_000;
const KEY_USAGES = {
  digitalSignature: x509.KeyUsageFlags.digitalSignature,
  keyEncipherment: x509.KeyUsageFlags.keyEncipherment,
  keyCertSign: x509.KeyUsageFlags.keyCertSign,
  cRLSign: x509.KeyUsageFlags.cRLSign,
} as const;

export type KeyKind = keyof typeof KEYS;
type Signing = {
  readonly name: string;
  readonly hash: string;
  readonly saltLength?: number;
  readonly namedCurve?: string;
};

function rsa(modulusLength: number, hash: string = 'SHA-256', name: string = 'RSASSA-PKCS1-v1_5') {
  const publicExponent = new Uint8Array([1, 0, 1]);
  return { name, modulusLength, publicExponent, hash, saltLength: 32 };
}

const KEYS = {
  'P-256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  'P-384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  'RSA-1024': rsa(1024),
  'RSA-2048': rsa(2048),
  'RSA-2048-SHA1': rsa(2048, 'SHA-1'),
  'PSS-2048': rsa(2048, 'SHA-256', 'RSA-PSS'),
  Ed25519: { name: 'Ed25519', hash: '' },
} as const satisfies { readonly [kind: string]: Signing };

/** A certificate that a test made, and what is needed to issue by it. PEM. */
export type Made = {
  readonly cert: string;
  readonly key: string;
  readonly subject: string;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly signing: Signing;
};

export type MadeOptions = {
  readonly subject: string | x509.JsonNameParams;
  /** It signs for itself where it is left out. */
  readonly issuer?: Made;
  readonly names?: readonly string[];
  /** Milliseconds from now. */
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly ca?: boolean;
  readonly pathLength?: number;
  readonly keyUsage?: readonly (keyof typeof KEY_USAGES)[];
  readonly extendedKeyUsage?: readonly string[];
  readonly mustStaple?: boolean;
  /** It says of itself what certificates of public CAs say. */
  readonly ofPublicCa?: boolean;
  readonly key?: KeyKind;
  /** Those of another one: a certificate made anew for the same key. */
  readonly keys?: webcrypto.CryptoKeyPair;
};

/** A certificate of any sort, right or wrong. */
export async function aMadeCertificate(options: MadeOptions): Promise<Made> {
  const { issuer, key = 'P-256' } = options;
  const subject = new x509.Name(options.subject);
  const now = Math.floor(Date.now() / 1000) * 1000;
  const algorithm = KEYS[key];
  const keys = options.keys ?? (await newKeys(algorithm));
  const { signing, keys: signer } = issuer ?? { signing: algorithm, keys };
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(8))).toString('hex'),
    subject,
    issuer: issuer?.subject ?? subject,
    notBefore: new Date(now + (options.notBefore ?? -DAY_MS)),
    notAfter: new Date(now + (options.notAfter ?? 90 * DAY_MS)),
    signingAlgorithm: signing,
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    extensions: extensionsFor(options),
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    cert: `${cert.toString('pem')}\n`,
    key: `${x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`,
    subject: cert.subject,
    keys,
    signing: algorithm,
  };
}

async function newKeys(algorithm: Signing): Promise<webcrypto.CryptoKeyPair> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new Error('no key pair');
  return keys;
}

function extensionsFor(options: MadeOptions): x509.Extension[] {
  const { names = [], ca, pathLength, keyUsage, extendedKeyUsage, mustStaple } = options;
  const flags = keyUsage?.reduce((all, one) => all | KEY_USAGES[one], 0);
  return [
    ...(ca === undefined ? [] : [new x509.BasicConstraintsExtension(ca, pathLength, true)]),
    ...(names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names.map(general))]),
    ...(flags === undefined ? [] : [new x509.KeyUsagesExtension(flags, true)]),
    ...(extendedKeyUsage ? [new x509.ExtendedKeyUsageExtension([...extendedKeyUsage])] : []),
    ...(options.ofPublicCa
      ? [
          new x509.CertificatePolicyExtension(['2.23.140.1.2.1']),
          new x509.AuthorityInfoAccessExtension({ caIssuers: ['http://ca.example/ca.crt'] }),
        ]
      : []),
    ...(mustStaple
      ? [new x509.Extension('1.3.6.1.5.5.7.1.24', false, Buffer.from('3003020105', 'hex'))]
      : []),
  ];
}

function general(name: string): x509.JsonGeneralName {
  const isAddress = /^[\d.]+$/.test(name) || name.includes('::');
  return { type: isAddress ? 'ip' : 'dns', value: name };
}
